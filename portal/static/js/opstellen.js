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

/**
 * Posts the form to data-bewaar-url and keeps the version it has from then on; texts come from data-bewaard-tekst
 * (with {tijd}), data-bewaard-fout, or the answer. Sending the form waits for a save that is on its way.
 */
function keep(form) {
  const notice = form.querySelector("[data-bewaard]");
  const say = (text) => notice && (notice.textContent = text.replace("{tijd}", clockTime()));
  let busy = Promise.resolve();
  let waiting = 0;
  const post = async () => {
    const request = { method: "POST", body: withoutFiles(form), headers: { Accept: "application/json" } };
    const answer = await fetch(form.dataset.bewaarUrl, request);
    const kept = answer.ok && !answer.redirected ? await answer.json() : {};
    if (kept.bewaard) form.elements.version.value = kept.version;
    say(kept.bewaard ? form.dataset.bewaardTekst : kept.reden ?? form.dataset.bewaardFout);
  };
  const save = () => {
    waiting++;
    busy = busy.then(post).catch(() => say(form.dataset.bewaardFout)).finally(() => waiting--);
  };
  const cancel = whenTypingStops(form, SAVE_AFTER_MS, save);
  form.addEventListener("submit", (event) => {
    cancel();
    if (!waiting) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    busy.then(() => form.requestSubmit(event.submitter));
  }, { capture: true });
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
