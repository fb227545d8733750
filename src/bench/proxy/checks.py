"""What proxy.py looks at. Each function gives rows: before what, what, what was seen, whether that is right."""
import datetime
import email.utils
import json
import re
import socket
import subprocess
import threading
import time
import urllib.request

PROBLEM = "application/problem+json"


def call(port, method, path, body, token, kind="application/json"):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}", method=method, data=json.dumps(body).encode() if body else b"" if method == "POST" else None,
        headers={"Content-Type": kind, "Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read().decode()


def event(title, end):
    """One that has begun an hour ago, with a tag of its own."""
    return {"title": title, "start": f"{end - datetime.timedelta(hours=1):%Y-%m-%dT%H:%M}", "end": f"{end:%Y-%m-%dT%H:%M}",
            "timeZone": "Etc/UTC", "tags": [title], "published": True}


def next_minute(least):
    """The first whole minute that is at least so many seconds ahead."""
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=least + 60)
    return moment.replace(second=0, microsecond=0)


def subscriber(service, token):
    """Confirms a reader by the held mail, and gives the token of their own calendar."""
    body = json.dumps({"email": "reader@example.com"}).encode()
    urllib.request.urlopen(urllib.request.Request(
        f"http://127.0.0.1:{service.port}/subscriptions", body, {"Content-Type": "application/json"}), timeout=60)
    for _ in range(300):
        messages = json.loads(call(service.port, "GET", "/api/v1/messages?kind=CONFIRM", None, token))["items"]
        if messages:
            break
        time.sleep(0.2)
    mail = call(service.port, "GET", f"/admin/outbox/{messages[0]['id']}", None, token)
    link = re.search(r"/subscriptions/confirm/[\w-]+", mail).group()
    page = call(service.port, "POST", link, {}, token, "application/x-www-form-urlencoded")
    page += call(service.port, "GET", re.search(r"/subscriptions/[\w-]{40,}", page).group(), None, token)
    return re.search(r"/u/([\w-]+)/calendar.ics", page).group(1)


def while_it_runs(front, backend, token, personal):
    rows = []

    def say(what, seen, good):
        rows.append((front.name, what, seen, good))

    hits = kept(front, backend, say)
    say("answers of 6 addresses from the cache, of 300 in three codings", f"{hits}", hits >= 270)
    never_kept(front, backend, token, personal, say)
    whose_request(front, say)
    if front.name == "nginx":
        nginx_only(front, token, say)
    return rows


def kept(front, backend, say):
    addresses = ["/", "/calendar.ics", "/calendar.atom", "/calendar.json?limit=5", "/widget.js", "/submit"]
    hits, differing, unchanged = 0, 0, 0
    codings = ["gzip, deflate, br, zstd", "identity", "br, gzip;q=0.5"]
    first = {}
    for address in addresses:
        for coding in codings:
            first[address, coding] = front.request(address, Accept_Encoding=coding)
    for n in range(300):
        address, coding = addresses[n % 6], codings[n // 6 % 3]
        answer = front.request(address, Accept_Encoding=coding)
        hits += answer.cache in ("HIT", "STALE", "UPDATING")
        differing += answer.status != 200 or answer.body != first[address, coding].body
    say("of these, answers that differ from the first", differing, differing == 0)
    for address in addresses:
        tag = front.request(address, Accept_Encoding="gzip").headers["etag"]
        again = front.request(address, Accept_Encoding="gzip", If_None_Match=tag)
        unchanged += again.status == 304 and again.body == b"" and again.cache in ("HIT", "STALE", "UPDATING")
    say("304 from the cache to If-None-Match", f"{unchanged} of 6", unchanged == 6)
    with urllib.request.urlopen(f"http://127.0.0.1:{backend}/calendar.ics", timeout=60) as answer:
        same = answer.read() == front.request("/calendar.ics", Accept_Encoding="identity").body
    say("the calendar's octets are the service's", same, same)
    return hits


def never_kept(front, backend, token, personal, say):
    def twice(what, path, status, **headers):
        answers = [front.request(path, **headers) for _ in range(2)]
        seen = sorted({f"{answer.status} {answer.cache}".strip() for answer in answers})
        good = all(a.status == status and a.cache not in ("HIT", "STALE", "UPDATING") for a in answers)
        say(what, ", ".join(seen), good)

    twice("a reader's own calendar, twice", f"/u/{personal}/calendar.ics", 200)
    twice("the page to sign in, twice", "/admin/login", 200)
    twice("a page that is read with a token, twice", "/", 200, Authorization=f"Bearer {token}")
    twice("a page that is read with a session, twice", "/", 200, Cookie="__Host-almanac_session=nobody")
    twice("a list of the API, twice", "/api/v1/events?limit=1", 200)
    ids = set()
    for _ in range(2):
        body = json.dumps(event("kept-not", next_minute(3_600)))
        answer = front.request("/api/v1/events", "POST", body, Authorization=f"Bearer {token}", Content_Type="application/json")
        ids.add((answer.status, json.loads(answer.body).get("id")))
    say("two events that are posted are two", f"{len(ids)}", len(ids) == 2 and all(status == 201 for status, _ in ids))
    path = f"/api/v1/events/{ids.pop()[1]}"
    front.request(path)
    changed = front.request(path, "PATCH", '{"title": "Renamed"}', Authorization=f"Bearer {token}",
                            Content_Type="application/merge-patch+json")
    shown = json.loads(front.request(path).body)["title"]
    say("an edit is read at once by the API", shown, changed.status == 200 and shown == "Renamed")
    hidden = [front.request("/q/metrics").status, front.request("/q/health").status, front.request("/q/openapi").status]
    say("metrics, health, OpenAPI", hidden, hidden == [404, 404, 200])
    if front.name == "nginx":
        found = subprocess.run(["grep", "-rlaE", "^KEY: .*/(u|admin|subscriptions|api)/", front.directory / "cache"],
                               capture_output=True, text=True).stdout.split()
        say("files of the cache whose key names a reader, the desk or the API", len(found), not found)


def whose_request(front, say):
    """Three subscriptions are allowed to one network; what a client writes into the header makes it no other."""
    nets = ["127.0.0.2", "127.0.0.3"] if front.name == "nginx" else ["127.0.0.4", "127.0.0.5"]

    def subscribe(net, n):
        body = json.dumps({"email": f"{front.name}-{n}@example.com"})
        return front.request("/subscriptions", "POST", body, source=net, Content_Type="application/json",
                             X_Forwarded_For=f"198.51.100.{n}", Forwarded=f"for=198.51.100.{n}").status

    seen = [subscribe(nets[0], n) for n in range(4)] + [subscribe(nets[1], 9)]
    say("four subscriptions from one address that names others, one from the next", seen, seen == [202, 202, 202, 429, 202])


def nginx_only(front, token, say):
    spoken = front.protocol()
    say("a client that offers HTTP/2 is spoken to in", spoken, spoken == "h2, TLSv1.3")
    curl = subprocess.run(
        ["curl", "-s", "--http2", "--cacert", front.directory / "crt", "--resolve", f"events.example:{front.port}:127.0.0.1",
         "-o", "/dev/null", "-w", "%{http_version} %{http_code}", f"https://events.example:{front.port}/calendar.ics"],
        capture_output=True, text=True).stdout
    say("the same read by curl", curl, curl == "2 200")
    plain = urllib.request.Request(f"http://127.0.0.1:{front.plain}/x?y=1", headers={"Host": "events.example"})
    opener = urllib.request.build_opener(type("Stay", (urllib.request.HTTPRedirectHandler,), {"redirect_request": lambda *_: None}))
    try:
        opener.open(plain, timeout=30)
        seen = "no redirect"
    except urllib.error.HTTPError as e:
        seen = f"{e.code} {e.headers['Location']}"
    say("http", seen, seen == "308 https://events.example/x?y=1")
    answers = [front.request("/nowhere", "POST", "", source="127.0.0.9") for _ in range(60)]
    refused = [a for a in answers if a.status == 429]
    polite = all(a.headers.get("retry-after") == "5" and a.headers["content-type"] == PROBLEM
                 and a.headers["cache-control"] == "no-store" and json.loads(a.body)["status"] == 429 for a in refused)
    say("of 60 writes at once from one address, refused with a problem and Retry-After", len(refused),
        polite and 0 < len(refused) <= 39)
    other = front.request("/nowhere", "POST", "", source="127.0.0.10").status
    say("a write from another address meanwhile", other, other in (404, 405))
    large = front.request("/api/v1/events", "POST", b" " * 3_000_000, Authorization=f"Bearer {token}").status
    imported = front.request("/api/v1/import?dryRun=true", "POST", b"[" + b" " * 3_000_000 + b"]",
                             Authorization=f"Bearer {token}", Content_Type="application/json").status
    say("3 MB to the API, 3 MB to be imported", f"{large}, {imported}", (large, imported) == (413, 200))


def at_a_boundary(fronts, backend, token):
    """An event is over at a whole minute. Nobody is told; the caches must let go of it by time alone."""
    end = next_minute(20)
    call(backend, "POST", "/api/v1/events", event("boundary", end), token)
    paths = ["/calendar.json?tag=boundary", "/tags/boundary"]
    rows = []

    def watch(front, path):
        seen, hits, before, promised = [], 0, set(), -1e9
        while time.time() < end.timestamp() + 4:
            begun = time.time() - end.timestamp()
            answer = front.request(path)
            hits += answer.cache in ("HIT", "STALE", "UPDATING")
            seen.append((begun, answer.body))
            if begun < -1:
                before.add(answer.body)
            if answer.body in before:
                promised = max(promised, good_until(answer, time.time()) - end.timestamp())
            time.sleep(0.04)
        latest = max(begun for begun, body in seen if body in before)
        rows.append((front.name, f"{path}: {len(seen)} times, of them from the cache; last shown as before, and latest that a "
                     "reader may keep that, seconds after the end", f"{hits}; {latest:.2f}; {promised:.2f}",
                     latest < 1.1 and promised < 1.1))

    threads = [threading.Thread(target=watch, args=(front, path)) for front in fronts for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(rows)


def good_until(answer, received):
    """Up to when who got this may take it for fresh (RFC 9111 §4.2)."""
    date = email.utils.parsedate_to_datetime(answer.headers["date"]).timestamp()
    age = max(received - date, float(answer.headers.get("age", 0)))
    fresh = int(re.search(r"max-age=(\d+)", answer.headers["cache-control"]).group(1))
    return received + fresh - age


def when_it_is_gone(fronts, backend, token, service):
    """The service stops; what is stale is shown on, until time alone would have changed it."""
    end = next_minute(45)
    call(backend, "POST", "/api/v1/events", event("outage", end), token)
    feed, page = "/calendar.json?tag=outage", "/tags/outage"
    rows, before = [], {}
    for front in fronts:
        for path in (feed, page):
            before[front.name, path] = front.request(path, Accept_Encoding="gzip").body
    time.sleep(6)
    service.process.terminate()
    while True:
        try:
            socket.create_connection(("127.0.0.1", backend), 5).close()
            time.sleep(0.02)
        except OSError:
            break
    for front in fronts:
        answer = front.request(page, Accept_Encoding="gzip")
        rows.append((front.name, "a page at the moment in which the service goes", f"{answer.status} {answer.cache}",
                     answer.status == 200 and answer.body == before[front.name, page]))
    time.sleep(10)
    for front in fronts:
        for path in (feed, page):
            answer = front.request(path, Accept_Encoding="gzip")
            rows.append((front.name, f"{path} ten seconds after", f"{answer.status} {answer.cache}",
                         answer.status == 200 and answer.body == before[front.name, path]))
        answer = front.request("/privacy")
        rows.append((front.name, "an address that it has not", answer.status, answer.status in (502, 503, 504)))
    time.sleep(max(0.0, end.timestamp() + 1.5 - time.time()))
    for front in fronts:
        for path in (feed, page):
            answer = front.request(path, Accept_Encoding="gzip")
            rows.append((front.name, f"{path} once the event is over", answer.status, answer.status in (502, 503, 504)))
    return rows
