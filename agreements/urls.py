"""The register's addresses. The file of a list at /x/ is /x.csv with the same query string."""

from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from agreements.api import articles as api
from agreements.views import (
    accounts,
    agreements,
    charts,
    checks,
    commitments,
    compare,
    dashboard,
    disagreements,
    feeds,
    gaps,
    methodology,
    minerals,
    parties,
    pillars,
    review,
    runs,
    sources,
    submissions,
    timeline,
)

app_name = "agreements"


class ChartFile(StringConverter):
    """The ways in which a chart is served."""

    regex = "csv|svg|json"


class FeedDeed(StringConverter):
    """What may be done with a feed."""

    regex = "check|pause|watch"


register_converter(ChartFile, "chartfile")
register_converter(FeedDeed, "feeddeed")

urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
    path("agreements/", agreements.agreement_list, name="agreements"),
    path("agreements/<slug:slug>/", agreements.agreement, name="agreement"),
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
    path("commitments/", commitments.commitment_list, name="commitments"),
    path("commitments.csv", commitments.commitments_csv, name="commitments_csv"),
    path("commitments.ics", commitments.commitments_ics, name="commitments_ics"),
    path("commitments/<int:pk>/check/", checks.check, name="check"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("timeline.csv", timeline.timeline_csv, name="timeline_csv"),
    path("timeline.ics", timeline.timeline_ics, name="timeline_ics"),
    path("charts/<slug:name>.<chartfile:kind>", charts.chart, name="chart"),
    path("compare/", compare.compare, name="compare"),
    path("compare.csv", compare.compare_csv, name="compare_csv"),
    path("disagreements/", disagreements.disagreement_list, name="disagreements"),
    path("disagreements.csv", disagreements.disagreements_csv, name="disagreements_csv"),
    path("parties/", parties.party_list, name="parties"),
    path("parties.csv", parties.parties_csv, name="parties_csv"),
    path("parties/<slug:slug>/", parties.party, name="party"),
    path("minerals/", minerals.mineral_list, name="minerals"),
    path("minerals.csv", minerals.minerals_csv, name="minerals_csv"),
    path("minerals/<slug:slug>/", minerals.mineral, name="mineral"),
    path("sources/", sources.source_list, name="sources"),
    path("sources/<int:pk>/", sources.source, name="source"),
    path("review/", review.inbox, name="review"),
    path("review/articles/<int:pk>/", review.article, name="review_article"),
    path("review/articles/<int:pk>/replay/", runs.read_again, name="review_replay"),
    path("review/suggestions/<int:pk>/", review.suggestion, name="review_suggestion"),
    path("review/suggestions/<int:pk>/accept/", review.accept_suggestion, name="review_accept"),
    path("review/suggestions/<int:pk>/merge/", review.merge_suggestion, name="review_merge"),
    path("review/suggestions/<int:pk>/reject/", review.reject_suggestion, name="review_reject"),
    path("review/submit/", submissions.submit, name="review_submit"),
    path("review/runs/", runs.run_list, name="review_runs"),
    path("review/runs/<int:pk>/", runs.run, name="review_run"),
    path("review/runs/<int:pk>/retry/", runs.retry, name="review_retry"),
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
    path("methodology/", methodology.methodology, name="methodology"),
]
