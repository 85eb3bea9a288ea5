/** The times that are asked for after every incident, in the order they mostly have. */
export const moments = ['OCCURRED', 'DETECTED', 'AWARE', 'CONTAINED', 'ERADICATED', 'RECOVERED'] as const
