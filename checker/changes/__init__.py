"""What a revision changed for each app and firm: its standing, who runs it, who lends, licences, notices."""
