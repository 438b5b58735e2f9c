"""The client against a backend that misbehaves in every way that a backend can."""

from __future__ import annotations

import pytest
from events import answer, done, failed, found, heartbeat, progress, queued, view
from scripted import Break, Hang, Raw, ScriptedBackend

from rscovlm_qgis.core.client import BackendClient, Patience
from rscovlm_qgis.core.errors import (
    BackendAbsent,
    BackendBusy,
    BackendLost,
    BackendRefused,
    JobUnknown,
    ReplyUnreadable,
    TokenRefused,
)
from rscovlm_qgis.core.wire import Answer, AskTask, Done, Heartbeat, JobRequest, RasterDescription, Unknown

QUICK = Patience(connect=1, reply=2, silence=0.3, attempts=3, pause=0.01, longest_pause=0.02)
REQUEST = JobRequest("0123456789abcdef", AskTask(RasterDescription("a.tif"), "How many?"))


@pytest.fixture
def backend(qgis_app):
    with ScriptedBackend() as scripted:
        yield scripted


@pytest.fixture
def client(backend):
    return BackendClient(backend.url, backend.token, QUICK)


def follow(client, since=0):
    job = client.submit(REQUEST)
    return list(client.follow(job.job_id, since, lambda: False))


def test_events_come_in_order_to_the_end(backend, client):
    backend.script = [queued(), progress(), heartbeat(), view(1), answer(), done()]
    lines = [line for line in follow(client) if not isinstance(line.event, Heartbeat)]
    assert [line.seq for line in lines] == [1, 2, 4, 5, 6]
    assert isinstance(lines[-1].event, Done)


@pytest.mark.parametrize("half", [False, True], ids=["between lines", "in the middle of a line"])
def test_a_line_that_breaks_is_taken_up_where_it_broke(backend, client, half):
    backend.script = [
        queued(),
        found(1),
        Break(times=2, half=half),
        found(2),
        Break(half=half),
        answer(),
        done(),
    ]
    lines = follow(client)
    assert [line.seq for line in lines] == [1, 2, 3, 4, 5]
    assert [path for path in backend.seen if "events" in path] == [
        f"GET /v1/jobs/job1/events?since={since}" for since in (0, 2, 2, 3)
    ]


def test_what_was_seen_before_is_not_told_again(backend, client):
    backend.script = [queued(), found(1), answer(), done()]
    assert [line.seq for line in follow(client, since=2)] == [3, 4]


def test_a_line_that_keeps_breaking_is_given_up(backend, client):
    backend.script = [queued(), Break(times=99)]
    with pytest.raises(BackendLost):
        follow(client)


def test_a_dead_backend_is_told_from_a_slow_one(backend, client):
    backend.script = [queued(), Hang(0.15), heartbeat(), Hang(0.15), heartbeat(), answer(), done()]
    assert isinstance(follow(client)[-2].event, Answer)
    backend.script = [queued(), Hang(5)]
    with pytest.raises(BackendLost):
        list(
            client.follow(
                client.submit(JobRequest("another-key-0001", REQUEST.task)).job_id, 0, lambda: False
            )
        )


def test_a_garbage_line_is_survived_once_and_given_up_when_it_stays(backend, client):
    backend.script = [queued(), Raw(b"<html>oops</html>"), answer(), done()]
    assert [line.seq for line in follow(client)] == [1, 2, 3]
    backend.script = [queued(), Raw(b"<html>oops</html>", times=99), answer(), done()]
    with pytest.raises(ReplyUnreadable):
        list(
            client.follow(
                client.submit(JobRequest("another-key-0002", REQUEST.task)).job_id, 0, lambda: False
            )
        )


def test_events_of_another_job_are_passed_over(backend, client):
    stray = {**answer("An answer to something else."), "_of": "job0"}
    backend.script = [queued(), stray, answer("Mine."), done()]
    texts = [line.event.text for line in follow(client) if isinstance(line.event, Answer)]
    assert texts == ["Mine."]


def test_an_unknown_kind_of_event_is_no_failure(backend, client):
    backend.script = [{"type": "mask", "rings": []}, answer(), done()]
    assert [type(line.event) for line in follow(client)] == [Unknown, Answer, Done]


def test_a_wrong_token_is_said_so(backend):
    with pytest.raises(TokenRefused) as caught:
        BackendClient(backend.url, "another", QUICK).models()
    assert backend.url in caught.value.message
    assert caught.value.next_step


def test_health_needs_no_token(backend):
    assert BackendClient(backend.url, "another", QUICK).health().status == "ready"


def test_a_backend_that_cannot_serve_says_when_to_come_back(backend, client):
    busy = {
        "type": "error",
        "code": "starting",
        "message": "The model is loading.",
        "details": "",
        "next_step": "",
    }
    backend.refusals["POST /v1/jobs"] = [(503, {"Retry-After": "7"}, busy)]
    with pytest.raises(BackendBusy) as caught:
        client.submit(REQUEST)
    assert caught.value.retry_after == 7
    assert caught.value.message == "The model is loading."


def test_an_interrupted_stream_waits_for_a_busy_backend(backend, client):
    job = client.submit(REQUEST)
    backend.refusals["GET /v1/jobs/job1/events"] = [(503, {"Retry-After": "1"}, failed("starting"))]
    assert isinstance(list(client.follow(job.job_id, 0, bool))[-1].event, Done)


def test_a_refusal_passes_on_the_backends_words(backend, client):
    refusal = failed("raster_forbidden", "The folder is not allowed.", "Add its folder.")
    backend.refusals["POST /v1/jobs"] = [(403, {}, refusal)]
    with pytest.raises(BackendRefused) as caught:
        client.submit(REQUEST)
    assert (caught.value.code, caught.value.message, caught.value.next_step) == (
        "raster_forbidden", "The folder is not allowed.", "Add its folder.",
    )  # fmt: skip


def test_a_forgotten_job_is_said_so(client):
    with pytest.raises(JobUnknown):
        list(client.follow("nobody", 0, lambda: False))


def test_the_same_key_names_the_same_job(backend, client):
    assert client.submit(REQUEST).job_id == client.submit(REQUEST).job_id


def test_nobody_there(qgis_app):
    with pytest.raises(BackendAbsent):
        BackendClient("http://127.0.0.1:9", "token", QUICK).health()


@pytest.mark.parametrize("body", [b"<html>a web server</html>", b"[]", b'{"status": 1}'])
def test_something_else_at_the_address(backend, client, body):
    backend.refusals["GET /v1/health"] = [(200, {"Content-Type": "text/html"}, body)]
    with pytest.raises(ReplyUnreadable):
        client.health()


def test_proxies_of_the_environment_are_not_asked(backend, client, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert client.health().status == "ready"
