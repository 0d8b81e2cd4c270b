### Unreviewed: no native speaker has signed these texts yet.
### A message counts as reviewed only when the comment right above it has a line "Signed: NAME, YYYY-MM-DD".

# Under every announcement.
announcements-footer = Тақырып таңдау немесе хабарламалардан бас тарту: /news
