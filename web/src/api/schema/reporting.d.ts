// Generated from web/codegen/drafts/reporting.json by "npm run generate". Do not edit.

export interface paths {
    "/api/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the ledger, oldest first */
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
        /** The end of the log and its newest checkpoint */
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
        /** The compliance report of an incident */
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
        Party: {
            /** @enum {string} */
            kind: "PERSON" | "CLIENT" | "SERVICE" | "SYSTEM";
            id: string;
            name?: string | null;
        };
        /** @description A signed statement that the log had this hash at this position. */
        Signed: {
            /** Format: int64 */
            position: number;
            hash: string;
            /** Format: date-time */
            at: string;
            keyId: string;
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
            /** Format: date-time */
            recordTime: string;
            leafHash: string;
            commitHash: string;
            summary: string;
            actor?: components["schemas"]["Party"] | null;
            /** Format: date-time */
            valueTime?: string | null;
        };
        LedgerHead: {
            /** Format: int64 */
            position: number;
            /** Format: int64 */
            events: number;
            hash: string;
            checkpoint?: components["schemas"]["Signed"] | null;
            publicKey?: string;
        };
        LedgerPage: {
            items: components["schemas"]["LedgerEntry"][];
            /** Format: int64 */
            position: number;
            nextCursor?: string;
        };
        AsOf: {
            /** Format: int64 */
            position: number;
            hash: string;
            /** Format: date-time */
            recordTime: string;
        };
        Subject: {
            id: string;
            number: string;
            title: string;
            description: string | null;
            /** @enum {string} */
            severity: "SEV1" | "SEV2" | "SEV3" | "SEV4" | "SEV5";
            /** @enum {string} */
            phase: "IDENTIFICATION" | "CONTAINMENT" | "ERADICATION" | "RECOVERY" | "LESSONS_LEARNED" | "CLOSED";
            /** @enum {string} */
            state: "TRIGGERED" | "ACKNOWLEDGED" | "RESOLVED";
            services: string[];
            source: {
                /** @enum {string} */
                kind: "ALERT" | "DECLARED";
                integrationId: string | null;
                alertGroupId: string | null;
            };
            openedBy: components["schemas"]["Party"] | null;
        };
        Times: {
            /** Format: date-time */
            occurredAt: string | null;
            /** Format: date-time */
            detectedAt: string | null;
            /** Format: date-time */
            openedAt: string | null;
            /** Format: date-time */
            acknowledgedAt: string | null;
            acknowledgedBy: components["schemas"]["Party"] | null;
            /** Format: date-time */
            resolvedAt: string | null;
            /** Format: date-time */
            closedAt: string | null;
            /** Format: int64 */
            secondsToDetect: number | null;
            /** Format: int64 */
            secondsToAcknowledge: number | null;
            /** Format: int64 */
            secondsToResolve: number | null;
        };
        PhaseSpan: {
            /** @enum {string} */
            phase: "IDENTIFICATION" | "CONTAINMENT" | "ERADICATION" | "RECOVERY" | "LESSONS_LEARNED" | "CLOSED";
            /** Format: date-time */
            enteredAt: string;
            /** Format: date-time */
            leftAt: string | null;
            /** Format: int64 */
            seconds: number | null;
            /** @enum {string|null} */
            move: "ADVANCED" | "RETURNED" | "SKIPPED" | null;
            skipped: ("IDENTIFICATION" | "CONTAINMENT" | "ERADICATION" | "RECOVERY" | "LESSONS_LEARNED" | "CLOSED")[] | null;
            reason: string | null;
            by: components["schemas"]["Party"] | null;
            /** Format: int64 */
            position: number;
        };
        SeverityChange: {
            /** Format: date-time */
            at: string;
            from: string | null;
            to: string;
            reason: string | null;
            by: components["schemas"]["Party"] | null;
            /** Format: int64 */
            position: number;
        };
        RoleSpan: {
            /** @enum {string} */
            role: "COMMANDER" | "DEPUTY" | "SCRIBE" | "COMMUNICATIONS";
            personId: string;
            person: string | null;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            until: string | null;
            assignedBy: components["schemas"]["Party"] | null;
            /** Format: int64 */
            position: number;
        };
        SendAttempt: {
            /** Format: int32 */
            attempt: number;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: string | null;
            outcome: string;
            detail: string | null;
            /** Format: date-time */
            retryAt: string | null;
        };
        PageLine: {
            pageId: string;
            /** Format: int32 */
            level: number;
            personId: string;
            person: string | null;
            channel: string;
            /** Format: date-time */
            requestedAt: string;
            /** @enum {string} */
            outcome: "PENDING" | "SENT" | "RETRYING" | "FAILED";
            attempts: components["schemas"]["SendAttempt"][];
            /** Format: int64 */
            position: number;
        };
        EscalationLine: {
            /** Format: date-time */
            at: string;
            what: string;
            /** Format: int64 */
            position: number;
        };
        AlertLine: {
            alertKey: string;
            name: string | null;
            service: string | null;
            /** Format: date-time */
            firedAt: string;
            /** Format: date-time */
            resolvedAt: string | null;
            /** Format: int32 */
            times: number;
            /** Format: int64 */
            position: number;
        };
        ReportNote: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "NOTE" | "DECISION";
            by: components["schemas"]["Party"] | null;
            text: string | null;
            /** Format: int64 */
            position: number;
        };
        IncidentReport: {
            schema: string;
            asOf: components["schemas"]["AsOf"];
            checkpoint: components["schemas"]["Signed"] | null;
            personalDataMasked: boolean;
            incident: components["schemas"]["Subject"];
            times: components["schemas"]["Times"];
            phases: components["schemas"]["PhaseSpan"][];
            severities: components["schemas"]["SeverityChange"][];
            roles: components["schemas"]["RoleSpan"][];
            pages: components["schemas"]["PageLine"][];
            escalation: components["schemas"]["EscalationLine"][];
            alerts: components["schemas"]["AlertLine"][];
            notes: components["schemas"]["ReportNote"][];
            ledger: components["schemas"]["LedgerEntry"][];
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
