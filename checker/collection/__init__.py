"""Who is collecting, for whom, whether they may do what they do, and what to do now. Pure: no clock, no store."""
