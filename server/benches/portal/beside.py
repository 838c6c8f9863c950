"""Prints milliseconds, the median of some runs: `sheet FILE` reads and writes a workbook, `rows FILE N` makes a checklist of N
items and reads it as a stream."""

import io
import sys
from statistics import median
from time import perf_counter

import openpyxl

RUNS = 5
HEADER = ["節キー", "節名（日）", "項目キー", "条項", "質問（日）", "質問（英）", "理由（日）", "証拠の例（日）", "回答の種類", "必須", "証拠"]


def timed(work):
    took = []
    for _ in range(RUNS):
        begun = perf_counter()
        result = work()
        took.append((perf_counter() - begun) * 1000)
    return result, median(took)


def sheet(path):
    book, read = timed(lambda: openpyxl.load_workbook(path))
    _, written = timed(lambda: book.save(io.BytesIO()))
    print(written, read)


def rows(path, count):
    book = openpyxl.Workbook(write_only=True)
    cover = book.create_sheet("表紙")
    for line in [("キー", "measured"), ("版", 1), ("表題（日）", "測定用"), ("版の日付", "2026-04-01")]:
        cover.append(line)
    page = book.create_sheet("確認事項")
    page.append(HEADER)
    for at in range(int(count) - 1):
        question = (f"基本方針を定めていますか（{at}）。", f"Is there a policy ({at})?")
        page.append(["a", "甲" if at == 0 else "", f"item-{at}", "4-1-1-a", *question, "理由", "表紙", "適合", "○", "不要"])
    book.save(path)

    def read():
        opened = openpyxl.load_workbook(path, read_only=True)
        return sum(len(row) for page in opened for row in page.iter_rows(values_only=True))

    print(timed(read)[1])


{"sheet": sheet, "rows": rows}[sys.argv[1]](*sys.argv[2:])
