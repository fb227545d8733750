vcl 4.1;
# Almanac behind Varnish 7 (6.0 LTS knows all of it, too). Varnish speaks no TLS: put hitch or nginx before it, and give
# ALMANAC_TRUSTED_PROXIES the addresses of both. Run it with -p default_ttl=0 -p default_grace=0, so that only what an answer
# says is kept: docs/operations.md, "Behind a proxy".

import std;
import directors;

probe ready {
    .url = "/q/health/ready";
    .interval = 2s;
    .timeout = 2s;
    .window = 3;
    .threshold = 2;
    .initial = 2;
}

backend node1 {
    .host = "127.0.0.1";
    .port = "8080";
    .probe = ready;
    .connect_timeout = 2s;
    .first_byte_timeout = 60s;
    .between_bytes_timeout = 60s;
    .max_connections = 400;
}

sub vcl_init {
    new nodes = directors.round_robin();
    nodes.add_backend(node1);
}

sub vcl_recv {
    set req.backend_hint = nodes.backend();
    unset req.http.Forwarded;
    unset req.http.X-Real-IP;

    if (req.restarts == 0) {
        unset req.http.X-Stale;
        # Metrics and health are the operator's, and are asked of the nodes themselves.
        if (req.url ~ "^/q/" && req.url !~ "^/q/openapi") {
            return (synth(404));
        }
    }

    # How long past its time something may be given is the answer's to say: see vcl_backend_response.
    if (req.http.X-Stale == "no") {
        set req.grace = 0s;
    } else if (req.http.X-Stale == "yes") {
        set req.grace = 7d;
    }

    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    # Who presents a token or a session gets an answer made for them; and what only one person may see.
    if (req.http.Authorization || req.http.Cookie ~ "almanac_session="
            || req.url ~ "^/(u|admin|subscriptions|unsubscribe)(/|\?|$)") {
        return (pass);
    }
    # Other cookies are of the site around it.
    unset req.http.Cookie;
    return (hash);
}

sub vcl_backend_response {
    if (bereq.uncacheable) {
        return (deliver);
    }
    # Only what says that all may have it.
    if (beresp.http.Cache-Control !~ "public" || beresp.http.Set-Cookie) {
        set beresp.uncacheable = true;
        set beresp.ttl = 60s;
        return (deliver);
    }
    # While it is being asked for anew: as Varnish reads it from stale-while-revalidate. While the service cannot be
    # reached: stale-if-error, which Varnish does not know. Both end where time alone changes the answer.
    set beresp.http.X-While-Revalidating = "0";
    if (beresp.http.Cache-Control ~ "stale-while-revalidate=[0-9]+") {
        set beresp.http.X-While-Revalidating =
            regsub(beresp.http.Cache-Control, ".*stale-while-revalidate=([0-9]+).*", "\1");
    }
    set beresp.grace = std.duration(beresp.http.X-While-Revalidating + "s", 0s);
    if (beresp.http.Cache-Control ~ "stale-if-error=[0-9]+") {
        set beresp.grace = beresp.grace
            + std.duration(regsub(beresp.http.Cache-Control, ".*stale-if-error=([0-9]+).*", "\1s"), 0s);
    }
    # Longer, for If-None-Match only.
    set beresp.keep = 10m;
    return (deliver);
}

sub vcl_hit {
    # Stale by more than stale-while-revalidate allows, and the nodes answer: fetch it now. If that fails, vcl_deliver and
    # vcl_synth come back for what there is.
    if (obj.ttl < 0s && req.http.X-Stale != "yes" && std.healthy(req.backend_hint)
            && obj.ttl + std.duration(obj.http.X-While-Revalidating + "s", 0s) < 0s) {
        set req.http.X-Stale = "no";
        return (restart);
    }
    return (deliver);
}

sub vcl_backend_error {
    set beresp.ttl = 0s;
    set beresp.grace = 0s;
    set beresp.http.X-Failed = "1";
    return (deliver);
}

sub vcl_deliver {
    if ((resp.http.X-Failed || resp.status >= 500) && req.http.X-Stale == "no") {
        set req.http.X-Stale = "yes";
        unset req.http.X-Failed;
        return (restart);
    }
    unset resp.http.X-Failed;
    unset resp.http.X-While-Revalidating;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
    if (obj.hits > 0) {
        set resp.http.X-Cache = "HIT";
    } else {
        set resp.http.X-Cache = "MISS";
    }
}
