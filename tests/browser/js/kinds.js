// Which texts are seen on this page, and what does the contrast of each hang on? Two texts of one kind (the same letters in the
// same colour on the same ground) have the same contrast: axe, which takes long, needs to judge only one of them.
(() => {
  const PICTURES = "img, svg, canvas, object, video, iframe";
  const FIELDS = "input, select, textarea";
  const SOLID = /^rgb\([^)]*\) none border-box $/;
  const clear = (style) => style.backgroundImage === "none" && style.backgroundColor.endsWith(", 0)");
  // axe looks at what lies below the middle of each line.
  const above = (box) => (line) => {
    const [x, y] = [line.left + line.width / 2, line.top + line.height / 2];
    return x > box.left - 1 && x < box.right + 1 && y > box.top - 1 && y < box.bottom + 1;
  };

  // The colours and pictures an element lays below its text.
  function paint(element, style) {
    let laid = clear(style) ? "" : `${style.backgroundColor} ${style.backgroundImage} ${style.backgroundClip} `;
    for (const part of ["::before", "::after"]) {
      const own = getComputedStyle(element, part);
      if (own.content !== "none" && own.content !== "normal" && !clear(own)) laid += `${part} ${own.backgroundColor} `;
    }
    return element.matches(PICTURES) ? laid + element.localName : laid;
  }

  // What it does to all that is in it.
  function effect(element, style) {
    const done = [style.opacity, style.filter, style.mixBlendMode, style.maskImage, style.clipPath];
    const off = element.matches(":disabled, [aria-disabled=true]") || element.control?.disabled;
    return done.filter((one) => !["1", "none", "normal"].includes(one)).join(" ") + (off ? "disabled " : "");
  }

  // The lines of text that are an element's own; of a field the field itself.
  function lines(element) {
    if (element.matches(FIELDS)) return [element.getBoundingClientRect()];
    const range = document.createRange();
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    return texts.flatMap((text) => (range.selectNodeContents(text), [...range.getClientRects()]));
  }

  // Everything that is seen, with what is around it, innermost first. Cut off to a dot it is there for who listens only.
  function* seen(element, around) {
    const style = getComputedStyle(element);
    if (!element.checkVisibility() && style.display !== "contents") return;
    const own = { element, paint: paint(element, style), effect: effect(element, style), cut: style.overflow !== "visible" };
    if (own.paint || own.effect || own.cut) {
      own.box = element.getBoundingClientRect();
      if (own.cut && Math.min(own.box.width, own.box.height) <= 1) return;
      if (own.paint) yield own;
      around = [own, ...around];
    }
    const text = style.visibility === "visible" ? lines(element) : [];
    if (text.length) yield { element, text, style, around };
    for (const child of element.children) yield* seen(child, around);
  }

  // Below a solid colour nothing shines through.
  function ground(text, around) {
    let [laid, solid] = ["", false];
    for (const one of around) {
      const within = text.every(above(one.box));
      if (one.effect || (one.paint && !solid) || !within) laid += `${one.effect}${solid ? "" : one.paint}${within}; `;
      solid ||= within && SOLID.test(one.paint);
    }
    return laid;
  }

  // Large letters may be fainter: 24 pixels, or bold from 18.66.
  function letters({ element, style }) {
    const [size, bold] = [parseFloat(style.fontSize), style.fontWeight >= 700];
    const edges = `${style.textShadow} ${style.webkitTextStrokeWidth}`;
    const words = element.matches(FIELDS) ? `${element.type} ${style.textIndent}` : /[\p{L}\p{N}]{2}/u.test(element.textContent);
    return `${style.color} ${size >= 24 || (bold && size > 18.6)} ${edges === "none 0px" ? "" : edges + size} ${words}`;
  }

  // Kind → the first text of it. What lies over or under something that is not around it, is of no kind but its own: null.
  window.kindsOfText = () => {
    const all = [...seen(document.documentElement, [])];
    const painted = all.filter((one) => one.paint);
    const kinds = new Map();
    for (const one of all.filter((one) => one.text)) {
      const own = new Set(one.around.map((ring) => ring.element));
      const loose = painted.some((other) => !own.has(other.element) && one.text.some(above(other.box)));
      const kind = loose ? one : `${letters(one)} on ${ground(one.text, one.around)}`;
      if (!kinds.has(kind)) kinds.set(kind, one.element);
    }
    window.kinds = [...kinds.values()];
    return [...kinds.keys()].map((kind) => (typeof kind === "string" ? kind : null));
  };
})();
