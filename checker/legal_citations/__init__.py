"""What a rule rests on, said in English: titles, numbers and articles of Chinese law. Knows no rule and no record."""
