// Small comforts for every page. Everything works without them.

const GUARD_MS = 8000;

/** Shows how many signs are left below a field with data-tellen="id of its counter". */
function count(field) {
  const counter = document.getElementById(field.dataset.tellen);
  const spoken = Object.assign(document.createElement("span"), { className: "p-sr" });
  spoken.setAttribute("aria-live", "polite");
  counter.after(spoken);
  let pause;
  field.addEventListener("input", () => {
    const left = field.maxLength - field.value.length;
    counter.textContent = (left === 1 ? counter.dataset.een : counter.dataset.meer).replace("{n}", left.toLocaleString(document.documentElement.lang));
    clearTimeout(pause);
    pause = setTimeout(() => (spoken.textContent = counter.textContent), 1500);
  });
}

/** Ignores a second press while the first is on its way; after a while pressing works again. */
function sendOnce(form) {
  let sent = 0;
  form.addEventListener("submit", (event) => {
    if (Date.now() - sent < GUARD_MS) event.preventDefault();
    else sent = Date.now();
  });
  addEventListener("pageshow", () => (sent = 0));
}

document.querySelectorAll("[data-tellen]").forEach(count);
document.querySelectorAll("form[data-eenmaal]").forEach(sendOnce);
document.querySelector(".p-errors")?.focus();
