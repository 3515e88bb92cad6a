"""The register's addresses. The file of a list at /x/ is /x.csv with the same query string."""

from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from agreements.api import articles as api
from agreements.core.watch_words import WatchKind
from agreements.models.history import OWNERS
from agreements.views import (
    accounts,
    agreements,
    atom,
    by_hand,
    charts,
    checks,
    commitments,
    compare,
    dashboard,
    deciding,
    disagreements,
    feeds,
    gaps,
    histories,
    methodology,
    minerals,
    parties,
    pillars,
    placing,
    quality,
    restoring,
    review,
    runs,
    settling,
    sources,
    submissions,
    taking,
    timeline,
    undoing,
    verifying,
    watching,
)

app_name = "agreements"


class ChartFile(StringConverter):
    """The ways in which a chart is served."""

    regex = "csv|svg|json"


class FeedDeed(StringConverter):
    """What may be done with a feed."""

    regex = "check|pause|watch"


class RowKind(StringConverter):
    """The tables with a public history."""

    regex = "|".join(OWNERS)


register_converter(ChartFile, "chartfile")
register_converter(FeedDeed, "feeddeed")
register_converter(RowKind, "rowkind")

urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
    path("agreements/", agreements.agreement_list, name="agreements"),
    path("agreements.atom", atom.list_atom, {"kind": WatchKind.AGREEMENTS}, name="agreements_atom"),
    path("agreements/<slug:slug>/", agreements.agreement, name="agreement"),
    path("agreements/<slug:slug>.atom", atom.agreement_atom, name="agreement_atom"),
    path("agreements/<slug:slug>/history/", histories.agreement_history, name="agreement_history"),
    path(
        "agreements/<slug:slug>/history.csv",
        histories.agreement_history_csv,
        name="agreement_history_csv",
    ),
    path("history/<rowkind:kind>/<int:pk>/", histories.row_history, name="row_history"),
    path(
        "history/<rowkind:kind>/<int:pk>/<int:change>/restore/", restoring.restore, name="restore"
    ),
    path("history/<rowkind:kind>/<int:pk>/bring-back/", restoring.bring_back, name="bring_back"),
    path(
        "agreements/<slug:slug>/pillars.csv",
        agreements.agreement_pillars_csv,
        name="agreement_pillars_csv",
    ),
    path("pillars/", pillars.matrix, name="pillars"),
    path("pillars.csv", pillars.pillars_csv, name="pillars_csv"),
    path("pillars/matrix.csv", pillars.matrix_csv, name="matrix_csv"),
    path("pillars/gaps/", gaps.gap_finder, name="gaps"),
    path("pillars/<slug:slug>/", pillars.pillar, name="pillar"),
    path("pillars/<slug:slug>.csv", pillars.pillar_csv, name="pillar_csv"),
    path("pillars/<slug:slug>.atom", atom.pillar_atom, name="pillar_atom"),
    path("commitments/", commitments.commitment_list, name="commitments"),
    path("commitments.csv", commitments.commitments_csv, name="commitments_csv"),
    path("commitments.ics", commitments.commitments_ics, name="commitments_ics"),
    path(
        "commitments.atom", atom.list_atom, {"kind": WatchKind.COMMITMENTS}, name="commitments_atom"
    ),
    path("commitments/<int:pk>/check/", checks.check, name="check"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("timeline.csv", timeline.timeline_csv, name="timeline_csv"),
    path("timeline.ics", timeline.timeline_ics, name="timeline_ics"),
    path("timeline.atom", atom.list_atom, {"kind": WatchKind.TIMELINE}, name="timeline_atom"),
    path("charts/<slug:name>.<chartfile:kind>", charts.chart, name="chart"),
    path("compare/", compare.compare, name="compare"),
    path("compare.csv", compare.compare_csv, name="compare_csv"),
    path("disagreements/", disagreements.disagreement_list, name="disagreements"),
    path("disagreements.csv", disagreements.disagreements_csv, name="disagreements_csv"),
    path(
        "disagreements.atom",
        atom.list_atom,
        {"kind": WatchKind.DISAGREEMENTS},
        name="disagreements_atom",
    ),
    path("parties/", parties.party_list, name="parties"),
    path("parties.csv", parties.parties_csv, name="parties_csv"),
    path("parties/<slug:slug>/", parties.party, name="party"),
    path("parties/<slug:slug>.atom", atom.party_atom, name="party_atom"),
    path("minerals/", minerals.mineral_list, name="minerals"),
    path("minerals.csv", minerals.minerals_csv, name="minerals_csv"),
    path("minerals/<slug:slug>/", minerals.mineral, name="mineral"),
    path("sources/", sources.source_list, name="sources"),
    path("sources/<int:pk>/", sources.source, name="source"),
    path("review/", review.inbox, name="review"),
    path("review/failed/", review.failed, name="review_failed"),
    path("review/take/", taking.take, name="review_take"),
    path("review/give-back/", taking.give_back, name="review_give_back"),
    path("review/articles/<int:pk>/", review.article, name="review_article"),
    path("review/articles/<int:pk>/accept/", deciding.accept_alike, name="review_accept_all"),
    path("review/articles/<int:pk>/by-hand/", by_hand.by_hand, name="review_by_hand"),
    path("review/articles/<int:pk>/replay/", runs.read_again, name="review_replay"),
    path("review/suggestions/<int:pk>/", review.suggestion, name="review_suggestion"),
    path("review/suggestions/<int:pk>/accept/", deciding.accept_suggestion, name="review_accept"),
    path("review/suggestions/<int:pk>/merge/", deciding.merge_suggestion, name="review_merge"),
    path("review/suggestions/<int:pk>/reject/", deciding.reject_suggestion, name="review_reject"),
    path("review/suggestions/<int:pk>/other/", placing.other, name="review_other"),
    path("review/suggestions/<int:pk>/move/", placing.move_suggestion, name="review_move"),
    path("review/suggestions/<int:pk>/same/", placing.same_fact, name="review_same"),
    path("review/suggestions/<int:pk>/split/", placing.split_suggestion, name="review_split"),
    path("review/decisions/<int:pk>/undo/", deciding.undo_decision, name="review_undo"),
    path("review/disagreements/", settling.dispute_list, name="review_disputes"),
    path("review/disagreements/<int:pk>/", settling.dispute, name="review_dispute"),
    path("review/disagreements/<int:pk>/settle/", settling.settle_dispute, name="review_settle"),
    path("review/disagreements/<int:pk>/reopen/", settling.reopen_dispute, name="review_reopen"),
    path("review/sources/<int:pk>/read/", sources.words_read, name="source_words_read"),
    path("review/verify/", verifying.queue, name="review_verify"),
    path("review/verify/<slug:slug>/", verifying.agreement, name="review_verify_agreement"),
    path("review/verify/<slug:slug>/confirm/", verifying.confirm_facts, name="review_confirm"),
    path("review/submit/", submissions.submit, name="review_submit"),
    path("review/runs/", runs.run_list, name="review_runs"),
    path("review/runs/<int:pk>/", runs.run, name="review_run"),
    path("review/runs/<int:pk>/retry/", runs.retry, name="review_retry"),
    path("review/runs/<int:pk>/undo/", undoing.undo_all, name="review_undo_run"),
    path("review/feeds/", feeds.feed_list, name="review_feeds"),
    path("review/feeds/add/", feeds.new_feed, name="review_new_feed"),
    path("review/feeds/<int:pk>/<feeddeed:deed>/", feeds.change_feed, name="review_feed"),
    path("account/login/", accounts.sign_in, name="login"),
    path("account/logout/", accounts.sign_out, name="logout"),
    path("account/password/", accounts.change_password, name="password_change"),
    path("account/forgotten/", accounts.forgotten, name="password_reset"),
    path("account/forgotten/sent/", accounts.sent, name="password_sent"),
    path("account/new-password/<uidb64>/<token>/", accounts.new_password, name="password_new"),
    path("api/v1/articles", api.articles, name="api_articles"),
    path("api/v1/runs/<int:pk>", api.run, name="api_run"),
    path("watching/", watching.watching, name="watching"),
    path("watching/follow/", watching.follow, name="follow"),
    path("watching/<int:pk>/pace/", watching.pace, name="watch_pace"),
    path("watching/<int:pk>/end/", watching.end, name="watch_end"),
    path("watching/out/<str:signed>/", watching.way_out, name="way_out"),
    path("quality/", quality.quality, name="quality"),
    path("quality/<slug:slug>/", quality.indicator, name="indicator"),
    path("quality/<slug:slug>.csv", quality.indicator_csv, name="indicator_csv"),
    path("methodology/", methodology.methodology, name="methodology"),
]
