// Generated from web/codegen/drafts/reporting.json by "npm run generate". Do not edit.

export interface paths {
    "/api/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log, entry by entry */
        get: operations["ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest entry and the last signed checkpoint */
        get: operations["ledgerHead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/incidents/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The compliance report of one incident */
        get: operations["incidentReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457 problem details: what went wrong and what to do about it. */
        Problem: {
            type: string;
            title: string;
            /** Format: int32 */
            status: number;
            detail?: string;
            instance?: string;
            requestId?: string;
            errors?: {
                pointer: string;
                detail: string;
            }[];
            /** Format: int64 */
            currentVersion?: number;
            changes?: components["schemas"]["Change"][];
        };
        /** @description An event that someone else recorded since the version the writer had seen. */
        Change: {
            /** Format: int64 */
            position: number;
            type: string;
            actor: components["schemas"]["Actor"];
            /** Format: date-time */
            at: string;
            summary: string;
        };
        Person: {
            id: string;
            name: string;
        };
        /** @description Who did it: a person, a partner's client or Muster itself. */
        Actor: {
            kind: string;
            id: string;
            name?: string;
        };
        Checkpoint: {
            /** Format: int64 */
            position: number;
            hash: string;
            /** Format: date-time */
            at: string;
            keyId: string;
        };
        LedgerHead: {
            /** Format: int64 */
            position: number;
            /** Format: int64 */
            events: number;
            hash: string;
            checkpoint?: components["schemas"]["Checkpoint"];
            publicKey?: string;
        };
        LedgerEntry: {
            /** Format: int64 */
            position: number;
            eventId: string;
            type: string;
            /** Format: int32 */
            revision: number;
            aggregateType: string;
            aggregateId: string;
            /** Format: int64 */
            sequence: number;
            actor: components["schemas"]["Actor"];
            /** Format: date-time */
            valueTime: string;
            /** Format: date-time */
            recordTime: string;
            leafHash: string;
            commitHash: string;
            summary: string;
            incident?: string;
        };
        LedgerPage: {
            items: components["schemas"]["LedgerEntry"][];
            nextCursor?: string;
        };
        ReportMoment: {
            name: string;
            /** Format: date-time */
            at?: string;
        };
        ReportDuration: {
            name: string;
            /** Format: int64 */
            seconds?: number;
        };
        ReportRole: {
            role: string;
            person: components["schemas"]["Person"];
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until?: string;
        };
        ReportPhase: {
            phase: string;
            /** Format: date-time */
            enteredAt: string;
            /** Format: date-time */
            leftAt?: string;
            skipped?: boolean;
            reason?: string;
        };
        ReportEntry: {
            /** Format: int64 */
            position: number;
            type: string;
            actor: components["schemas"]["Actor"];
            /** Format: date-time */
            valueTime: string;
            /** Format: date-time */
            recordTime: string;
            summary: string;
            leafHash: string;
        };
        ReportPage: {
            person: components["schemas"]["Person"];
            channel: string;
            /** Format: int32 */
            level: number;
            /** Format: date-time */
            requestedAt: string;
            state: string;
            /** Format: date-time */
            sentAt?: string;
            /** Format: date-time */
            acknowledgedAt?: string;
        };
        ReportProof: {
            /** Format: int64 */
            position: number;
            hash: string;
            checkpoint?: components["schemas"]["Checkpoint"];
        };
        IncidentReport: {
            id: string;
            number: string;
            title: string;
            severity: string;
            phase: string;
            state: string;
            services: string[];
            /** Format: date-time */
            generatedAt: string;
            proof: components["schemas"]["ReportProof"];
            moments: components["schemas"]["ReportMoment"][];
            durations: components["schemas"]["ReportDuration"][];
            roles: components["schemas"]["ReportRole"][];
            phases: components["schemas"]["ReportPhase"][];
            timeline: components["schemas"]["ReportEntry"][];
            pages: components["schemas"]["ReportPage"][];
            description?: string;
            source?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ledger: {
        parameters: {
            query?: {
                incident?: string;
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ledgerHead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerHead"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    incidentReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentReport"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
