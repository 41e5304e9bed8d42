"""Two ways to use a page: with the mouse, and with nothing but the keyboard."""

MOST_STOPS = 120
# Does the element that has the focus show so, within the screen and not behind something else?
SEEN = """one => {
  const ring = [one, one.closest('.p-card')].filter(Boolean).map(part => getComputedStyle(part));
  const drawn = ring.some(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
  const {left, right, top, bottom} = one.getClientRects()[0];
  const upon = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return drawn && upon !== null && (one.contains(upon) || upon.contains(one));
}"""
# What has the focus without showing it. The button with which a browser opens its own calendar shows it by itself.
UNSEEN = f"""() => {{
  const one = document.querySelector(":focus");
  return one === null || ({SEEN})(one) ? "" : one.outerHTML.slice(0, 200);
}}"""
HAS_FOCUS = "one => one === document.activeElement"


class Mouse:
    """Points, clicks and types, as most people do."""

    def __init__(self, page):
        self.page = page

    def press(self, name, role="button"):
        """Every button and link leads to a page; the next thing happens there."""
        with self.page.expect_navigation():
            self.push(self.page.get_by_role(role, name=name).first)

    def follow(self, name):
        self.press(name, "link")

    def push(self, target):
        target.click()

    def write(self, label, text):
        self.page.get_by_label(label).fill(text)

    def pick(self, label, option):
        self.page.get_by_label(label).select_option(option)

    def choose(self, label):
        self.page.get_by_label(label, exact=True).check()

    def when(self, label, day):
        self.page.get_by_label(label).fill(day.isoformat())

    def tick(self, label):
        """A box of which this is the beginning of the words."""
        self.page.get_by_label(label).check()

    def upload(self, label, file):
        self.page.get_by_label(label, exact=True).set_input_files(file)

    def reads(self, text):
        """The text is on the page, where one can see it."""
        self.page.get_by_text(text).first.wait_for()


class Keys(Mouse):
    """Walks from stop to stop with Tab, and sees at each of them where it is."""

    def __init__(self, page):
        """Listens for the file chooser from the start: asked for only at the key press, it may come too late."""
        super().__init__(page)
        page.on("filechooser", lambda _chooser: None)

    def reach(self, target):
        found = target.element_handle()
        for _ in range(MOST_STOPS):
            if found.evaluate(HAS_FOCUS):
                return
            self.stop("Tab")
        raise AssertionError(f"met Tab niet te bereiken: {target}")

    def stop(self, key):
        """One step; what it stops at must show that."""
        self.page.keyboard.press(key)
        unseen = self.page.evaluate(UNSEEN)
        assert not unseen, f"focus niet te zien: {unseen}"

    def push(self, target):
        self.reach(target)
        self.page.keyboard.press("Enter")

    def write(self, label, text):
        self.reach(self.page.get_by_label(label))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def pick(self, label, option):
        field = self.page.get_by_label(label)
        self.reach(field)
        self.page.keyboard.type(option)
        assert field.evaluate("one => one.selectedOptions[0].text") == option

    def choose(self, label):
        """Tab leads into a group of radios, the arrows lead on within it; a box is ticked with the space bar."""
        target = self.page.get_by_label(label, exact=True)
        if target.get_attribute("type") == "checkbox":
            self.reach(target)
            return self.page.keyboard.press("Space")
        self.reach(self.page.locator(f"[name={target.get_attribute('name')}]").first)
        self.page.keyboard.press("Space")
        while not target.is_checked():
            self.page.keyboard.press("ArrowDown")

    def when(self, label, day):
        """Day or month first: as this browser asks."""
        field = self.page.get_by_label(label)
        self.reach(field)
        for order in ("%m%d%Y", "%d%m%Y"):
            self.page.keyboard.type(day.strftime(order))
            if field.input_value() == day.isoformat():
                return
            for _ in range(2):
                self.page.keyboard.press("ArrowLeft")
        raise AssertionError(f"niet in te typen: {day}")

    def tick(self, label):
        self.reach(self.page.get_by_label(label))
        self.page.keyboard.press("Space")

    def upload(self, label, file):
        self.reach(self.page.get_by_label(label, exact=True))
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Space")
        chooser.value.set_files(file)
