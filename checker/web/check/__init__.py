"""The pages of a check: form, report, follow-up questions, replay."""
