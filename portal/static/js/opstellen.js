// Writing an initiatief: keeps the concept while you type and shows initiatieven that look like it.

const SAVE_AFTER_MS = 3000;
const LOOK_AFTER_MS = 600;
const SHORTEST_QUESTION = 4;

/** Calls `deed` once typing in `target` has paused for `ms`. */
function whenTypingStops(target, ms, deed) {
  let pause;
  target.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(deed, ms);
  });
  return () => clearTimeout(pause);
}

function withoutFiles(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
}

function clockTime() {
  const now = new Date();
  return `${now.getHours()}.${String(now.getMinutes()).padStart(2, "0")}`;
}

/** Posts the form to data-bewaar-url; texts come from data-bewaard-tekst (with {tijd}) and data-bewaard-fout. */
function keep(form) {
  const notice = form.querySelector("[data-bewaard]");
  const say = (text) => notice && (notice.textContent = text.replace("{tijd}", clockTime()));
  let busy = Promise.resolve();
  const save = () => {
    const request = { method: "POST", body: withoutFiles(form), headers: { Accept: "application/json" } };
    busy = busy.then(() => fetch(form.dataset.bewaarUrl, request))
      .then((answer) => say(answer.ok && !answer.redirected ? form.dataset.bewaardTekst : form.dataset.bewaardFout))
      .catch(() => say(form.dataset.bewaardFout));
  };
  const cancel = whenTypingStops(form, SAVE_AFTER_MS, save);
  form.addEventListener("submit", cancel);
}

/** Changes the page, while the field somebody is writing in stays where it is on the screen. */
function holdStill(change) {
  const field = document.activeElement;
  const before = field.getBoundingClientRect().top;
  change();
  scrollBy({ top: field.getBoundingClientRect().top - before, behavior: "instant" });
}

/** Fetches data-gelijk-url?q=… as HTML and puts it in the place called data-gelijk. */
function lookAlike(field) {
  const place = document.querySelector("[data-gelijk]");
  let asked = "";
  whenTypingStops(field, LOOK_AFTER_MS, async () => {
    const question = field.value.trim();
    if (question === asked) return;
    asked = question;
    if (question.length < SHORTEST_QUESTION) return holdStill(() => place.replaceChildren());
    const url = new URL(field.dataset.gelijkUrl, location);
    url.searchParams.set("q", question);
    const answer = await fetch(url).catch(() => null);
    const found = answer?.ok ? await answer.text() : "";
    if (answer?.ok && question === asked) holdStill(() => (place.innerHTML = found));
  });
}

document.querySelectorAll("form[data-bewaar-url]").forEach(keep);
document.querySelectorAll("input[data-gelijk-url]").forEach(lookAlike);
