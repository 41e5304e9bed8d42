"""A name that is read from right to left leaves what stands beside it as it is."""

from pathlib import Path

LINE = '<p><a href="#" id="naam">حديقة للجميع</a> <strong id="bedrag">€ 1.234,56</strong>, <span id="dag">19 mei</span></p>'


def test_an_amount_and_a_day_stay_behind_an_arabic_name(browser):
    css = Path("portal/static/css/portal.css").read_text()
    page = browser.new_page()
    page.set_content(f'<!doctype html><html lang="nl" class="portal"><style>{css}</style><body>{LINE}</body></html>')
    left = [page.locator(f"#{name}").bounding_box()["x"] for name in ("naam", "bedrag", "dag")]
    page.close()
    assert left == sorted(left)
