"""The day of publication that an article's own lines give, and the language of one behind a menu."""

from __future__ import annotations

from datetime import date

import pytest

from extract.clean import SectionRules, foreign, language_of, mark
from extract.model import Article
from extract.read.items import Options
from extract.read.row import facts_of

BODY = "The navy said that two frigates had left the harbour on Monday."


def published(text: str, rules: SectionRules, url: str | None = None) -> str | None:
    found = mark(Article(id="a", uri="a", text=text, url=url), rules).provenance
    assert found is not None
    if found.published is None:
        return None
    assert found.published.how == "text"
    return found.published.value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Frigates sail\nPublished 25 Sep, 2024 02:28pm\n{BODY}", "2024-09-25"),
        (f"Frigates sail\n\nDecember 2, 2024 (PORT SUDAN) \u2013 {BODY}", "2024-12-02"),
        (f"May 28, 1998|By From Harbour News Services\n\n{BODY}", "1998-05-28"),
        (f"Frigates sail\n03/21/23 11:45 AM ET\n{BODY}", "2023-03-21"),
        (f"Source: Harbour Times Published: 2020/7/15 22:47\n\n{BODY}", "2020-07-15"),
        (f"Frigates sail\n\n(Stockholm, 11 March 2019) {BODY}", "2019-03-11"),
        (f"Updated: June 1, 2025, 10:00 | Published: February 7, 2023, 09:00\n\n{BODY}", "2023-02-07"),
        (f"Frigates sail\n\nLast updated at Nov 272017 AMMAN {BODY}", "2017-11-27"),
        (f"Frigates sail\n\n21Sep2023 {BODY}", "2023-09-21"),
        (f"Frigates sail\n\n31-07-2015 {BODY}", "2015-07-31"),
        (f"Frigates sail\n\nJAVA SEA (June 21, 2020) \u2013 {BODY}", "2020-06-21"),
        (f"Harbour Assessment, February 7, 2026 | Harbour Times\n\n{BODY}", "2026-02-07"),
        (f"Frigates sail\n\n2020/7/15 22:47\n\n{BODY}", "2020-07-15"),
        (f"Frigates sail\n\nMon, 6 May 2024 14:05 GMT\n\n{BODY}", "2024-05-06"),
        (f"Frigates sail\n\nPosted on May 6th, 2024 by admin\n\n{BODY}", "2024-05-06"),
        (f"Frigates sail\n\n{BODY}\n\nPublished in Harbour News, May 6th, 2024", "2024-05-06"),
        (f"06.05.2024 14:30\n{BODY}", "2024-05-06"),
        (f"Frigates sail\n\n05-09-2013 {BODY}", None),
        (f"Frigates sail\n\n{BODY} A report of May 2016 counts nine.", None),
    ],
)
def test_published_is_read_from_the_text(text: str, day: str | None, section_rules: SectionRules) -> None:
    assert published(text, section_rules) == day


@pytest.mark.parametrize(
    ("rest", "url", "day"),
    [
        ("", None, None),
        (" The last drill ended on 25/4/2021.", None, "2021-06-05"),
        (" The last drill ended on 4/25/2021.", None, "2021-05-06"),
        ("", "https://www.harbour.co.uk/news/1", "2021-06-05"),
        ("", "https://www.harbour.mil/news/1", "2021-05-06"),
    ],
)
def test_published_has_the_order_of_day_and_month_that_text_or_site_shows(
    rest: str, url: str | None, day: str | None, section_rules: SectionRules
) -> None:
    assert published(f"Frigates sail\nPublished 5/6/2021\n{BODY}{rest}", section_rules, url) == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Published April 15 2017 ", "2017-04-15"),
        ("Thu Feb 5 2015 title: ", "2015-02-05"),
        ("Frigates leave port AFP Saturday 21 Jun 2014 ", "2014-06-21"),
        ("Last updated at Nov 272017 AMMAN ", "2017-11-27"),
        ("JAVA SEA (June 21, 2020) - ", "2020-06-21"),
        ("Saturday 21 Jun 2014\n", "2013-06-17"),  # a line by itself is the day of the page
        ("AMMAN - ", "2013-06-17"),
        ("On Feb. 5, 2015, shells fell. ", "2013-06-17"),
    ],
)
def test_date_in_front_of_the_first_sentence_goes_before_that_of_the_metadata(
    head: str, day: str, section_rules: SectionRules
) -> None:
    text = f"Frigates sail\n\n{head}{BODY}"
    article = mark(Article(id="a", uri="a", text=text, published=date(2013, 6, 17)), section_rules)
    assert article.published is not None
    assert article.published.isoformat() == day


def test_published_and_dateline_are_no_body_text(section_rules: SectionRules) -> None:
    article = mark(Article(id="a", uri="a", text=f"Frigates sail\n\nWed Jul 29 2015 {BODY}"), section_rules)
    assert [article.text[s.start : s.end] for s in article.sections if s.kind == "body"] == [BODY]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "9999-12-31T00:00:00"])
def test_published_of_the_first_or_last_year_is_unknown(day: str) -> None:
    facts, notes = facts_of({"published": day}, Options())
    assert (facts.published, notes) == (None, ())


def test_published_of_a_row_is_read(section_rules: SectionRules) -> None:
    assert facts_of({"published": "2024-05-01"}, Options())[0].published == date(2024, 5, 1)


def test_language_behind_a_long_menu_is_that_of_the_running_text(section_rules: SectionRules) -> None:
    menu = "\n".join(f"Harbours {n}\nFunds\nSports" for n in range(300))
    text = f"{menu}\n{BODY} The ministry of the republic said that it was on its way to the strait."
    assert foreign(text, section_rules.language) is None
    assert language_of(text, section_rules.language) == "en"


def test_language_of_a_page_with_one_english_line_is_that_of_the_rest(section_rules: SectionRules) -> None:
    french = "Le ministre dit que la marine a dix navires dans le port et que le plus grand est en mer avec ses avions."
    assert foreign("\n".join([BODY, *[french] * 6]), section_rules.language) is not None
