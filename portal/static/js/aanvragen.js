// The form of an application: what the rules say of it is asked again while you type. Nothing is kept until you go on.

const ASK_AFTER_MS = 700;

function withoutFiles(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
}

/** Posts the form to data-oordeel-url and puts the HTML it gets in data-oordeel-plek; only the newest answer counts.
 *  With data-oordeel-nu the page came back with answers that are not kept yet: they are judged at once. */
function judgeWhileTyping(form) {
  const place = document.querySelector("[data-oordeel-plek]");
  const spoken = document.querySelector("[data-telling]");
  const total = form.querySelector("[data-totaal]");
  let pause;
  let asked = 0;
  const ask = async () => {
    const mine = ++asked;
    const request = { method: "POST", body: withoutFiles(form), redirect: "manual" };
    const answer = await fetch(form.dataset.oordeelUrl, request).catch(() => null);
    const html = answer?.ok ? await answer.text() : "";
    if (!html || mine !== asked) return;
    place.innerHTML = html;
    const telling = place.querySelector("[data-tellers]").innerText.trim();
    if (spoken.textContent !== telling) spoken.textContent = telling;
    if (total) total.textContent = place.querySelector("[data-gevraagd]").dataset.gevraagd;
  };
  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, ASK_AFTER_MS);
  });
  form.addEventListener("submit", () => {
    clearTimeout(pause);
    asked++;
  });
  if (form.dataset.oordeelNu) ask();
}

document.querySelectorAll("form[data-oordeel-url]").forEach(judgeWhileTyping);
