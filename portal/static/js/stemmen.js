// The ballot counts along while you choose, and a code behind the # of a letter's QR goes into its field.
// Without this script the sums come from the server, at every "Bewaren", and say so.

const PERCENT = 100;

/** Cents as people write them here: € 750, or € 433,50. */
function euro(cents) {
  const decimals = cents % PERCENT ? 2 : 0;
  const format = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return `€\u00a0${(cents / PERCENT).toLocaleString(document.documentElement.lang, format)}`;
}

/** What is chosen now, as { aantal, punten, geld }. */
function sums(form) {
  const total = { aantal: 0, punten: 0, geld: 0 };
  for (const field of form.querySelectorAll("[data-kosten]")) {
    const worth = field.type === "checkbox" || field.type === "radio" ? Number(field.checked) : Math.max(0, parseInt(field.value, 10) || 0);
    if (!worth) continue;
    total.aantal += 1;
    total.punten += worth;
    total.geld += Number(field.dataset.kosten);
  }
  return total;
}

function show(place, number) {
  const write = place.dataset.som === "geld" ? euro : String;
  const most = place.dataset.max === undefined ? Infinity : Number(place.dataset.max);
  const over = number > most;
  const text = place.dataset.zin.replace("{n}", write(number)) + (over ? ` (${place.dataset.over.replace("{n}", write(number - most))})` : "");
  const figure = place.querySelector("b");
  if (figure.textContent !== text) figure.textContent = text;
  place.classList.toggle("is-over", over);
  const bar = place.querySelector("rect");
  bar?.setAttribute("width", Math.min(PERCENT, (PERCENT * number) / most || 0));
  bar?.setAttribute("class", over ? "x" : "a");
}

function countAlong(tray) {
  const form = tray.closest("form");
  const refresh = () => {
    const total = sums(form);
    tray.querySelectorAll("[data-som]").forEach((place) => show(place, total[place.dataset.som]));
    tray.querySelectorAll("[data-bewaard]").forEach((word) => word.remove());
    tray.querySelector(".p-tray__sums").hidden = false;
  };
  form.addEventListener("input", refresh);
  addEventListener("pageshow", refresh);
}

function takeCode(field) {
  const code = location.hash.replace(/[^\w-]/g, "");
  if (!code || field.value) return;
  field.value = code;
  history.replaceState(null, "", location.pathname);
}

document.querySelectorAll(".p-tray").forEach(countAlong);
document.querySelectorAll("[data-stemcode]").forEach(takeCode);
