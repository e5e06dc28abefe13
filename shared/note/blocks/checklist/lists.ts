import type { CheckList } from './contraindications.ts'

/**
 * What is gone through on the dosing day before anything is given. It names what to ask and stops nobody: go, wait or
 * cancel is a decision of its own.
 */
export const beforeDose: CheckList = {
  key: 'before-dose',
  title: 'Before the dose',
  answers: 'yes_no',
  items: [
    { key: 'fasting', label: 'Fasted as agreed' },
    { key: 'escort', label: 'Escort home arranged' },
    { key: 'medicines-since', label: 'Medicines changed since last time' },
    { key: 'substances-since', label: 'Alcohol or other substances since last time' },
    { key: 'pregnancy', label: 'Could be pregnant' },
    { key: 'new-illness', label: 'New illness or injury since last time' },
    { key: 'suicidal-thoughts', label: 'Suicidal thoughts today' },
    { key: 'baseline-vitals', label: 'Baseline vitals taken' },
    { key: 'consent-confirmed', label: 'Consent confirmed again' },
    { key: 'touch-confirmed', label: 'Touch agreement confirmed again' },
    { key: 'intention-read', label: 'Intention read again' },
  ],
}

/** What has to be in place before a first dose is planned. */
export const readiness: CheckList = {
  key: 'readiness',
  title: 'Ready for the first dose',
  answers: 'yes_no',
  items: [
    { key: 'questions-answered', label: 'Questions answered' },
    { key: 'consents-signed', label: 'Consents signed' },
    { key: 'goals-agreed', label: 'Goals and intention in the client’s words' },
    { key: 'touch-agreed', label: 'Touch agreed, or that there is to be none' },
    { key: 'safety-plan', label: 'Safety plan at hand' },
    { key: 'escort-named', label: 'Escort or sitter named' },
    { key: 'day-after-free', label: 'The day after kept free' },
  ],
}

/** What was explained before consent was asked for. */
export const education: CheckList = {
  key: 'education',
  title: 'Explained',
  answers: 'yes_no',
  items: [
    { key: 'what-it-is', label: 'What ketamine is, and that this use is off-label' },
    { key: 'course-of-a-session', label: 'How a session runs and what it may feel like' },
    { key: 'risks', label: 'Risks and unwanted effects, bladder and habit among them' },
    { key: 'alternatives', label: 'Alternatives, and doing without' },
    { key: 'stopping', label: 'That the client can stop at any time' },
    { key: 'afterwards', label: 'No driving until after sleep, escort home' },
    { key: 'records', label: 'What is recorded, and who reads it' },
  ],
}

/** What repeated doses can do that nobody reports unasked. */
export const lateEffects: CheckList = {
  key: 'late-effects',
  title: 'Asked about since the dose',
  items: [
    { key: 'bladder', label: 'Bladder: pain, urgency, blood' },
    { key: 'cognition', label: 'Memory or thinking worse' },
    { key: 'craving', label: 'Craving, or use outside the sessions' },
    { key: 'dissociation', label: 'Dissociation that stayed' },
    { key: 'sleep', label: 'Sleep worse, or nightmares' },
    { key: 'mood', label: 'Mood unusually high, or irritable' },
  ],
}

/** What is asked of the body before ketamine is considered, with dates beside the answers. */
export const medicalHistory: CheckList = {
  key: 'medical-history',
  title: 'Asked about',
  items: [
    { key: 'earlier-ketamine', label: 'Ketamine before, and how that went' },
    { key: 'earlier-anaesthesia', label: 'Anaesthesia before, and how that went' },
    { key: 'sleep-apnoea', label: 'Sleep apnoea' },
    { key: 'seizures', label: 'Seizures or head injury' },
    { key: 'ecg', label: 'ECG seen, with its date' },
    { key: 'laboratory', label: 'Laboratory results seen, with their date' },
  ],
}
