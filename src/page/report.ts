/** The script of a report page: every listener is delegated, so that a page of thousands of records has a handful. */
import { startDocuments } from './documents.ts'
import { startFilters } from './filters.ts'
import { startKeys } from './keys.ts'
import { startLanguage } from './language.ts'
import { startOutline } from './outline.ts'
import { startPrint } from './print.ts'
import { startRecords } from './records.ts'
import { clearSearch, startSearch } from './search.ts'
import { startTabs } from './tabs.ts'
import { startTheme } from './theme.ts'
import { startTips } from './tip.ts'

startTheme()
startLanguage()
startTabs()
startDocuments(clearSearch)
startRecords()
startFilters()
startSearch()
startTips()
startKeys()
startOutline()
startPrint()
