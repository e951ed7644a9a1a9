"""Every rule of the reference list is in the catalogue, or it is said why not."""

from checker.rules import load
from tests.rules.left_out import LEFT_OUT, PARTS_LEFT_OUT

_REFERENCE = """
admin_penalty_lender app_beian_missing app_lookalike_name app_sideload_only apr_not_disclosed
autodebit_unknown bundled_membership cancel_campus_loan cfc_over_20 channel_consistency code_or_screen_share
collect_frequency collect_home_visit collect_home_visit_threat collect_illegal_debt_note collect_impersonation
collect_night collect_private_account collect_third_party collect_unidentified collect_violence
collector_listed contacts_read_required contract_lender_named contract_not_downloadable cost_over_24
cost_over_4lpr_private cost_sheet_missing credit_repair credit_report_match data_shared_to_many
debt_sold_no_notice disguised_loan extreme_cost fake_official_document false_licence_claim fee_outside_sheet
fund_source_mismatch guarantee_acting_as_lender guarantee_fee_disguised guarantor_unlicensed head_deduction
intermediary_fee joint_loan_share late_fee_over_cap lender_licensed_bank lender_licensed_consumer_finance
lender_licensed_trust_or_auto lender_microloan_approved licence_revoked_or_missing microloan_online_loan_cap
microloan_online_scope microloan_over_4lpr microloan_platform_registered name_uses_bank no_lender_named
p2p_claim partner_list_unavailable partner_listed partner_not_listed partner_rule_not_applicable
platform_collects_interest privacy_policy_missing private_account_transfer professional_lender_unlicensed
proxy_complaint pseudo_licence_claim registry_no_match regulator_interview signed_without_consent
student_lending too_good_claims ultra_short_high_cost unsolicited_official_cs upfront_payment
"""
REFERENCE = frozenset(_REFERENCE.split())


def test_nothing_is_missing_without_a_reason() -> None:
    stated = {rule.id for rule in load().rules}
    assert len(REFERENCE) == 75
    assert REFERENCE - stated == set(LEFT_OUT)
    assert set(PARTS_LEFT_OUT) <= stated


def test_reasons_are_sentences() -> None:
    for reason in (*LEFT_OUT.values(), *PARTS_LEFT_OUT.values()):
        assert len(reason) > 20
        assert reason.endswith(".")
