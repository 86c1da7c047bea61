"""Districts and distances: facts, aliases, tables, shortest paths."""

from __future__ import annotations

import csv
import math
import os
from pathlib import Path

import pytest

from matcher.geography import ANQING, WUHAN, Gazetteer, distance_table, great_circle_km
from matcher.roster import Distance, District
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("硚口", "硚口区"),
        ("桥口区", "硚口区"),
        ("东西湖区", "临空港开发区"),
        ("汉南", "武汉经开区"),
        ("武汉市江岸区", "江岸区"),
        ("湖北省武汉市洪山区", "洪山区"),
        ("江　岸　区", "江岸区"),
        ("光谷", "东湖高新区"),
        ("高新区", None),
        ("黄陂曲", None),
    ],
)
def test_aliases_lead_to_the_name_of_the_notice(written: str, known: str | None) -> None:
    assert Gazetteer(WUHAN).find(written) == known


def test_a_misspelt_district_gets_a_suggestion() -> None:
    assert Gazetteer(WUHAN).suggest("黄陂曲") == "黄陂区"


def test_given_distances_win_over_coordinates() -> None:
    districts = [Gazetteer(WUHAN).locate(District(n)) for n in ("江岸区", "江汉区")]
    table = distance_table(districts, [Distance("江岸区", "江汉区", 5.0)])
    assert table.between("江岸区", "江汉区") == table.between("江汉区", "江岸区") == 5.0
    assert table.between("江岸区", "江岸区") == 0.0


def test_neighbours_alone_give_shortest_paths() -> None:
    names = [District(n) for n in "甲乙丙丁"]
    given = [Distance("甲", "乙", 30), Distance("乙", "丙", 20), Distance("甲", "丙", 80)]
    table = distance_table(names, given)
    assert table.between("甲", "丙") == 80  # a given row is the clerk's own word
    assert table.between("丙", "乙") == 20
    assert math.isnan(table.between("甲", "丁"))
    chain = distance_table(names, given[:2])
    assert chain.between("甲", "丙") == 50


def test_no_information_is_not_far() -> None:
    table = distance_table([Gazetteer(ANQING).locate(District("桐城市"))], [])
    assert math.isnan(table.between(None, "桐城市"))
    assert math.isnan(table.between("合肥市", "桐城市"))


def test_the_written_coordinates_agree_with_the_reference_centroids() -> None:
    folder = Path(os.environ.get("JIEDUI_REFERENCE_DATA", ROOT.parent / "shared" / "data")) / "geography"
    if not folder.is_dir():
        pytest.skip("reference data: geography")
    far = []
    for file, places, column in (
        ("wuhan_14_units.csv", WUHAN, "official_name"),
        ("anqing.csv", ANQING, "name"),
    ):
        with (folder / file).open(encoding="utf-8") as rows:
            for row in csv.DictReader(rows):
                name = Gazetteer(places).find(row[column]) if row[column] else None
                if name and row["lon"]:
                    place = next(p for p in places if p.name == name)
                    km = great_circle_km(place.lon, place.lat, float(row["lon"]), float(row["lat"]))
                    if km > 1.5:
                        far.append((name, round(km)))
    # seats of the administration instead of the centroid of the area
    assert {name for name, _ in far} <= {"蔡甸区", "武汉经开区"}, far
