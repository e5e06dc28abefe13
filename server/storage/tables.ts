import type { AuditTables } from './tables/audit.ts'
import type { CasesTables } from './tables/cases.ts'
import type { CommentsTables } from './tables/comments.ts'
import type { DocumentsTables } from './tables/documents.ts'
import type { DoorTables } from './tables/door.ts'
import type { HistoryTables } from './tables/history.ts'
import type { IndexTables } from './tables/index.ts'
import type { NotificationsTables } from './tables/notifications.ts'
import type { PeopleTables } from './tables/people.ts'
import type { ReviewTables } from './tables/review.ts'
import type { SearchTables } from './tables/search.ts'
import type { TemplatesTables } from './tables/templates.ts'

/** Every table, by the name that SQL knows it under. */
export interface Tables
  extends PeopleTables,
    DoorTables,
    CasesTables,
    CommentsTables,
    DocumentsTables,
    HistoryTables,
    IndexTables,
    NotificationsTables,
    ReviewTables,
    SearchTables,
    TemplatesTables,
    AuditTables {}
