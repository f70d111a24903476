"""A small valid archive to make mistakes in: one rich record, and those it stands among."""

from __future__ import annotations

MAIN = "decisions/2023/abc-12.md"
OTHER = "decisions/2021/abc-7.md"

FILES = {
    OTHER: """---
reference: ABC 7
title: Old radios for the pilot boats
summary: Bought radios for four pilot boats in 2021.
decision_maker: jo-marsh
date_signed: 2021-03-02
date_published: 2021-03-20
kind: contract
deferral: no
exempt: no
amounts:
  - {value: 60000, what: radios, kind: spend, role: new, period: 2021/22}
source: {origin: born_digital}
schema: 1
---

## Recommendation

1.1. Approve the purchase of radios for £60,000.
""",
    "decisions/2022/abc-9.md": """---
reference: ABC 9
title: Rebuilding the northern quay
summary: Rebuilds the northern quay for the ferries.
decision_maker: jo-marsh
date_signed: 2022-05-09
date_published: 2022-05-20
kind: contract
deferral: no
exempt: no
source: {origin: born_digital}
schema: 1
---

## Recommendation

1.1. Approve the rebuilding of the quay.
""",
    MAIN: """---
reference: ABC 12
title: New radios for the pilot boats
summary: The board buys new radios for its four pilot boats.
decision_maker: jo-marsh
date_signed: 2023-03-14
date_published: 2023-03-28
kind: contract
themes: [safety, radio]
recipients: [coast-radio]
amounts:
  - value: 90000
    what: radios and their fitting
    kind: spend
    role: new
    period: 2023/24
    parts:
      - {value: 65000, what: radios}
      - {value: 25000, what: fitting}
cites:
  - {reference: ABC 7, relation: continues, paragraph: "1.1"}
deferral: no
exempt: no
signatures:
  - {role: Chair of the Board, date: 2023-03-14}
powers:
  - Section 8 of the Harbours Act 1964
source:
  origin: born_digital
schema: 1
---

## Executive summary

The pilots need radios that the coastguard can hear, and the old ones are worn out.

## Recommendation

The Chair of the Board is asked to:

1. Approve the purchase of new radios.
2. Note the cost of £90,000.

## Part 1: facts and advice

### 1. Introduction

1.1. The radios bought under ABC 7 are worn out. The board bought them in March 2021.

1.2. Tests by the [coastguard](https://www.example.org/tests) showed that two of them fail in rain.

### 2. Cost

2.1. The cost is £90,000, of which the supplier fits the radios for £25,000.

Costs of the purchase in 2023/24

| Item | Cost |
|---|---:|
| Radios | £65,000 |
| Fitting | £25,000 |
| Total | £90,000 |

2.2. The money comes from the equipment budget for 2023/24.

### 3. Legal advice

3.1. The board may buy equipment under section 8 of the Harbours Act 1964.
""",
}
