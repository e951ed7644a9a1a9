"""What the reference list of rules has and the catalogue has not, and why; the generated page of rules prints it."""

#: Whole rules, by the id the reference list gives them.
LEFT_OUT: dict[str, str] = {
    "registry_no_match": "Not found is no finding: there is no evidence of it. The headline and the base score say it.",
    "partner_rule_not_applicable": "A guard, not a finding: a condition of partner_listed and partner_not_listed; "
    "they never speak of a loan by a microloan company.",
    "microloan_platform_registered": "No province's list of registered platforms was seen published: the one known "
    "guideline (Shanghai, 2025-12-24) announces a duty to report, not a public list.",
    "joint_loan_share": "A borrower does not see the shares and can do nothing about them, so nobody is asked.",
    "code_or_screen_share": "Two questions, two rules: code_requested and screen_share_requested.",
}

#: Parts of rules that the catalogue has.
PARTS_LEFT_OUT: dict[str, str] = {
    "professional_lender_unlicensed": "Courts' lists of professional lenders: none is held.",
    "false_licence_claim": "A licence number of another firm: nobody enters numbers here, and one that is not found "
    "would ask for a second look, not accuse. Only the lender's own denial counts.",
    "pseudo_licence_claim": "Strong where a page calls itself licensed: no page is read here, and the question "
    "does not ask for its words.",
    "contract_not_downloadable": "Strong where there is no contract at all: the question does not tell the two apart.",
    "student_lending": "A platform that courts students: what advertisements say is not read here.",
    "head_deduction": "Who took the money off (guarantor, merchant, membership): the sum that arrived tells enough.",
    "ultra_short_high_cost": "A first payment within 15 days of a longer loan: instalments often begin soon, so the "
    "red line is for terms of at most 92 days; a longer loan answers for its cost by extreme_cost.",
    "cost_over_4lpr_private": "Interest from 2020-08-20 on older contracts goes by the line of the day of a suit, "
    "which nobody can know: the sentence says so, and nothing is reckoned.",
    "microloan_over_4lpr": "That fewer loans may be above the line by the end of 2026 binds firms, not one loan.",
    "name_uses_loan": "Other words of article 18 (金融, 借钱, 融资 …): one public program lists them, and "
    "no newspaper that was read. "
    "A name on no record: 贷款 may be the asker's own word, so the person is asked instead.",
    "payment_page_loan": "Whose page it is: a borrower cannot tell a payment company's page from a shop's.",
    "promoted_by_person": "That a platform sends people on to another promoter: a borrower cannot see whom it "
    "works for.",
    "bundled_membership": "The ban on ticked boxes of 2026-09-30 is about financial products; whether a membership "
    "sold beside a loan is one was not read, so loan_preticked asks for loans and agreements alone.",
    "app_lookalike_name": "Likeness of icons: only names are compared.",
}
