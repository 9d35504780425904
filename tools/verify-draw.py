#!/usr/bin/env python3
"""Recomputes a fair draw from its public proof, without a line of the hospital's own code. Python 3, standard library only.

    python3 tools/verify-draw.py https://hospital.example/api/draws/<scheduleId>
    python3 tools/verify-draw.py proof.json
"""
import hashlib
import hmac
import json
import sys
import urllib.request


def load(where):
    if where.startswith(("http://", "https://")):
        with urllib.request.urlopen(where, timeout=20) as answer:
            return json.load(answer)
    with open(where, encoding="utf-8") as file:
        return json.load(file)


def verify(proof):
    faults = []

    def must(ok, fault):
        if not ok:
            faults.append(fault)

    must(proof["committedAt"] < proof["opensAt"], "the commitment is not older than the first wish")
    listed = proof.get("list")
    if listed is not None:
        lines = [
            f'{w["wishId"]} {",".join(map(str, w["periods"])) or "-"} {"any" if w["anyPeriod"] else "only"}'
            for w in listed
        ]
        must(len(lines) == proof["wishes"], "the list does not have the number of wishes that was published")
        must(lines == sorted(set(lines)), "the list is not sorted, or names a wish twice")
        must(
            hashlib.sha256("\n".join(lines).encode()).hexdigest() == proof["wishesHash"],
            "the list does not have the hash that was published when it was closed",
        )
    if "seed" not in proof:
        return faults, "not drawn yet: the seed is still secret"

    seed = bytes.fromhex(proof["seed"])
    must(hashlib.sha256(seed).hexdigest() == proof["commitment"], "the seed is not the one that was committed to")
    drawn = sorted(listed, key=lambda w: hmac.new(seed, w["wishId"].encode(), hashlib.sha256).hexdigest())
    result = {o["wishId"]: o for o in proof["order"]}
    must(
        [w["wishId"] for w in drawn] == [o["wishId"] for o in proof["order"]]
        and [o["rank"] for o in proof["order"]] == list(range(1, len(drawn) + 1)),
        "the order is not that of HMAC-SHA256(seed, wish id)",
    )

    free, left = list(proof["free"]), proof["freeTotal"]
    for wish in drawn:
        got = result.get(wish["wishId"], {})
        others = [i for i in range(len(free)) if i not in wish["periods"]] if wish["anyPeriod"] else []
        could = [i for i in wish["periods"] + others if i < len(free) and free[i] > 0] if left > 0 else []
        if got.get("outcome") == "number":
            must(got.get("periodNo") in could, f'wish {wish["wishId"]} was given a number that it could not have')
            free[got["periodNo"]] -= 1
            left -= 1
        elif got.get("outcome") == "waitlist":
            must(not could, f'wish {wish["wishId"]} was passed over although a number was left for it')
        elif got.get("outcome") != "refused":
            faults.append(f'wish {wish["wishId"]} has no result')
    serials = [o["serial"] for o in proof["order"] if "serial" in o]
    must(len(serials) == len(set(serials)), "a number was given twice")
    return faults, f'{len(drawn)} wishes, {len(serials)} numbers of {proof["freeTotal"]}'


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 64
    faults, facts = verify(load(sys.argv[1]))
    print(facts)
    for fault in faults:
        print("FAULT:", fault)
    print("this draw is not what was promised" if faults else "recomputed: everything agrees")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
