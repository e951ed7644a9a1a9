"""The rules of the group channel."""

from tests.rules.cases.kinds import Cases, flag

RULES: dict[str, Cases] = {
    "screen_share_requested": flag("screen_share", "hard", 0),
    "code_requested": flag("code_asked", "hard", 0),
    "app_sideload_only": Cases(
        (
            ({"downloaded_by_link": True}, "strong", 16),
            ({"downloaded_by_link": True, "app_in_store": False}, "strong", 16),
            ({"downloaded_by_link": True, "app_in_store": True}, "weak", 3),
        ),
        ({"downloaded_by_link": False},),
        (({}, "strong"), ({"app_in_store": True}, "strong")),
    ),
    "unsolicited_official_cs": flag("they_came_first", "moderate", 8),
    "too_good_claims": flag("approval_promised", "moderate", 8),
    "intermediary_fee": Cases(
        (
            ({"broker_fee": True, "papers_forged": False}, "moderate", 8),
            ({"broker_fee": True}, "moderate", 8),
            ({"papers_forged": True}, "strong", 16),
            ({"papers_forged": True, "broker_fee": True}, "strong", 16),
        ),
        ({"broker_fee": False, "papers_forged": False},),
        (({}, "strong"), ({"papers_forged": False}, "moderate"), ({"broker_fee": True}, "strong")),
    ),
    "ad_luring_words": flag("ad_luring_words", "weak", 3),
    "promoted_by_person": flag("promoted_by_person", "weak", 3),
    "loan_preticked": flag("loan_preticked", "weak", 3),
    "payment_page_loan": flag("payment_page_loan", "weak", 3),
    "proxy_complaint": flag("proxy_complaint_fee", "moderate", 8),
    "app_beian_missing": flag("filing_missing", "moderate", 8),
    "autodebit_unknown": flag("debit_unknown", "moderate", 8),
}
