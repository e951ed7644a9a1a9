"""The legal form at the end of a company's name."""

_Forms = tuple[tuple[str, str], ...]
_FORMS: _Forms = (
    ("股份有限责任公司", "股份有限公司"),
    ("股份有限公司", "股份有限公司"),
    ("有限责任公司", "有限公司"),
    ("有限公司", "有限公司"),
    ("股份公司", "股份有限公司"),
    ("公司", ""),
)
_BRACKETED: _Forms = tuple((f"({form})", canonical) for form, canonical in _FORMS)
_PARTNERSHIPS: _Forms = (
    ("(有限合伙)", ""),
    ("(普通合伙)", ""),
    ("(特殊普通合伙)", ""),
    ("合伙企业", ""),
    ("有限合伙", ""),
)


def split_legal_form(key: str) -> tuple[str, str, str]:
    """Return what stands before the legal form, the form as written, and the form it means.

    The last is 有限公司, 股份有限公司 or "" (公司 alone, a partnership, none); both are "" when there is no form.
    """
    if key.endswith("公司"):
        forms = _FORMS
    elif key.endswith((")", "合伙", "企业")):
        forms = (*_BRACKETED, *_PARTNERSHIPS)
    else:
        return key, "", ""
    for form, canonical in forms:
        if key.endswith(form):
            return key[: -len(form)], form, canonical
    return key, "", ""
