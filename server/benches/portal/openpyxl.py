"""Prints milliseconds, the median of some runs: `sheet FILE` reads and writes a workbook, `rows FILE N` makes a checklist of N
items and reads it as a stream."""

import io
import sys
from statistics import median
from time import perf_counter

import openpyxl

RUNS = 5
HEADER = ["節", "項目", "根拠", "確認事項", "Question", "理由", "Why", "証拠の例", "Shown by", "回答", "必須", "証拠"]


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
    print(read, written)


def rows(path, count):
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("確認事項")
    page.append(HEADER)
    for at in range(int(count) - 1):
        page.append(["甲", f"item-{at}", "4-1-1-a", f"基本方針を定めていますか（{at}）。", f"Is there a policy ({at})?"] + ["理由", "Why", "表紙", "Cover", "適合", "必須", "不要"])
    book.save(path)

    def read():
        opened = openpyxl.load_workbook(path, read_only=True)
        return sum(len(row) for page in opened for row in page.iter_rows(values_only=True))

    print(timed(read)[1])


{"sheet": sheet, "rows": rows}[sys.argv[1]](*sys.argv[2:])
