/** The script of a page that compares two versions. */
import { startDocuments } from './documents.ts'
import { startFilters } from './filters.ts'
import { startJoins } from './joins.ts'
import { startKeys } from './keys.ts'
import { startLanguage } from './language.ts'
import { startRecords } from './records.ts'
import { clearSearch, startSearch } from './search.ts'
import { startTheme } from './theme.ts'
import { startTips } from './tip.ts'

startTheme()
startLanguage()
startDocuments(clearSearch)
startRecords()
startFilters()
startSearch()
startTips()
startKeys()
startJoins()
