// Help for staff: the queue by keyboard (j and k walk, x chooses, Enter opens) while focus is inside it,
// and standard texts that go into a reason.

const WRITING = "input:not([type=checkbox]), select, textarea";

function rowsOf(table) {
  return [...table.tBodies[0].rows].filter((row) => row.querySelector("th a"));
}

function walk(table, step) {
  const rows = rowsOf(table);
  const now = rows.indexOf(document.activeElement.closest("tr"));
  const next = rows[Math.min(Math.max(now + step, 0), rows.length - 1)];
  next?.querySelector("th a").focus();
}

function keys(table) {
  const deeds = {
    j: () => walk(table, 1),
    k: () => walk(table, -1),
    x: () => document.activeElement.closest("tr")?.querySelector("[type=checkbox]")?.click(),
  };
  table.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches(WRITING)) return;
    if (!(event.key in deeds)) return;
    event.preventDefault();
    deeds[event.key]();
  });
}

/** Keeps the box in the head, the boxes in the rows and the count below the table in step. */
function choosing(table) {
  const all = table.querySelector("[data-kies-alles]");
  const boxes = [...table.querySelectorAll("tbody [type=checkbox]")];
  const total = document.querySelector("[data-gekozen]");
  const tell = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    if (all) all.checked = chosen === boxes.length;
    if (all) all.indeterminate = chosen > 0 && chosen < boxes.length;
    if (total) total.textContent = (chosen === 1 ? total.dataset.een : total.dataset.meer).replace("{n}", chosen);
  };
  all?.addEventListener("change", () => {
    boxes.forEach((box) => (box.checked = all.checked));
    tell();
  });
  boxes.forEach((box) => box.addEventListener("change", tell));
  tell();
}

/** Puts the standard text in the reason, behind what was already written. */
function takeOver(button) {
  const field = document.getElementById(button.dataset.neemOver);
  const text = button.parentElement.querySelector("p").textContent;
  button.hidden = false;
  button.addEventListener("click", (event) => {
    event.preventDefault();
    field.value = [field.value.trim(), text].filter(Boolean).join("\n\n");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
}

for (const table of document.querySelectorAll("table[data-wachtrij]")) {
  keys(table);
  choosing(table);
}
document.querySelectorAll("[data-neem-over]").forEach(takeOver);
document.querySelectorAll("[data-alleen-met-script]").forEach((element) => (element.hidden = false));
