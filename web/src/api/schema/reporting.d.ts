// Generated from docs/openapi/reporting.json by "npm run generate". Do not edit.

export interface paths {
    "/api/admin/reporting/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reporting/dead-letters/{group}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reporting/read-models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reporting/read-models/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/api/ledger/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole log as a file for muster-log verify */
        get: operations["ledgerExport"];
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
    "/api/reports/incidents/{ref}.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The compliance report of an incident as a file */
        get: operations["incidentReportFile"];
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
        /** @description Who did it. */
        Actor: {
            id: string;
            /** @enum {string} */
            kind: "PERSON" | "CLIENT" | "SERVICE" | "SYSTEM";
            name?: string;
        };
        AlertLine: {
            alertKey?: string;
            /** Format: date-time */
            firedAt?: string;
            name?: string;
            /** Format: int64 */
            position?: number;
            /** Format: date-time */
            resolvedAt?: string;
            service?: string;
            /** Format: int32 */
            times?: number;
        };
        AsOf: {
            hash?: string;
            /** Format: int64 */
            position?: number;
            /** Format: date-time */
            recordTime?: string;
        };
        Attempt: {
            /** Format: int32 */
            attempt?: number;
            detail?: string;
            /** Format: date-time */
            endedAt?: string;
            /** @enum {string} */
            outcome?: "PENDING" | "SENT" | "RETRYING" | "FAILED";
            /** Format: date-time */
            retryAt?: string;
            /** Format: date-time */
            startedAt?: string;
        };
        /** @description What somebody else recorded since the version the writer had seen. */
        Change: {
            actor: components["schemas"]["Actor"];
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            position: number;
            summary: string;
            type: string;
        };
        End: {
            checkpoint?: components["schemas"]["Signed"];
            /** Format: int64 */
            events?: number;
            hash?: string;
            /** Format: int64 */
            position?: number;
            publicKey?: string;
        };
        EscalationLine: {
            /** Format: date-time */
            at?: string;
            /** Format: int64 */
            position?: number;
            what?: string;
        };
        /** @description One field at fault, by JSON pointer. */
        Fault: {
            detail: string;
            pointer: string;
        };
        IncidentReport: {
            alerts?: components["schemas"]["AlertLine"][];
            asOf?: components["schemas"]["AsOf"];
            caution?: string;
            checkpoint?: components["schemas"]["Signed"];
            escalation?: components["schemas"]["EscalationLine"][];
            incident?: components["schemas"]["Subject"];
            ledger?: components["schemas"]["LedgerEntry"][];
            notes?: components["schemas"]["Note"][];
            pages?: components["schemas"]["PageLine"][];
            personalDataMasked?: boolean;
            phases?: components["schemas"]["PhaseSpan"][];
            roles?: components["schemas"]["RoleSpan"][];
            schema?: string;
            severities?: components["schemas"]["SeverityChange"][];
            times?: components["schemas"]["Times"];
        };
        LedgerEntry: {
            actor?: components["schemas"]["Party"];
            aggregateId?: string;
            aggregateType?: string;
            commitHash?: string;
            eventId?: string;
            leafHash?: string;
            /** Format: int64 */
            position?: number;
            /** Format: date-time */
            recordTime?: string;
            /** Format: int32 */
            revision?: number;
            /** Format: int64 */
            sequence?: number;
            summary?: string;
            type?: string;
            /** Format: date-time */
            valueTime?: string;
        };
        Note: {
            /** Format: date-time */
            at?: string;
            by?: components["schemas"]["Party"];
            /** @enum {string} */
            kind?: "NOTE" | "DECISION";
            /** Format: int64 */
            position?: number;
            text?: string;
        };
        Page: {
            items?: components["schemas"]["LedgerEntry"][];
            nextCursor?: string;
            /** Format: int64 */
            position?: number;
        };
        PageLine: {
            attempts?: components["schemas"]["Attempt"][];
            channel?: string;
            /** Format: int32 */
            level?: number;
            /** @enum {string} */
            outcome?: "PENDING" | "SENT" | "RETRYING" | "FAILED";
            pageId?: string;
            person?: string;
            personId?: string;
            /** Format: int64 */
            position?: number;
            /** Format: date-time */
            requestedAt?: string;
        };
        Parked: {
            aggregateId?: string;
            cause?: string;
            /** Format: date-time */
            enqueuedAt?: string;
            eventId?: string;
            group?: string;
            /** Format: date-time */
            lastTouched?: string;
        };
        Party: {
            id?: string;
            /** @enum {string} */
            kind?: "PERSON" | "CLIENT" | "SERVICE" | "SYSTEM";
            name?: string;
        };
        PhaseSpan: {
            by?: components["schemas"]["Party"];
            /** Format: date-time */
            enteredAt?: string;
            /** Format: date-time */
            leftAt?: string;
            /** @enum {string} */
            move?: "ADVANCED" | "RETURNED" | "SKIPPED";
            /** @enum {string} */
            phase?: "IDENTIFICATION" | "CONTAINMENT" | "ERADICATION" | "RECOVERY" | "LESSONS_LEARNED" | "CLOSED";
            /** Format: int64 */
            position?: number;
            reason?: string;
            /** Format: int64 */
            seconds?: number;
            skipped?: ("IDENTIFICATION" | "CONTAINMENT" | "ERADICATION" | "RECOVERY" | "LESSONS_LEARNED" | "CLOSED")[];
        };
        /** @description RFC 9457 problem details: what went wrong and what to do about it. */
        Problem: {
            changes?: components["schemas"]["Change"][];
            /** Format: int64 */
            currentVersion?: number;
            detail?: string;
            errors?: components["schemas"]["Fault"][];
            instance?: string;
            requestId?: string;
            /** Format: int32 */
            status: number;
            title: string;
            type: string;
        };
        RoleSpan: {
            assignedBy?: components["schemas"]["Party"];
            /** Format: date-time */
            from?: string;
            person?: string;
            personId?: string;
            /** Format: int64 */
            position?: number;
            /** @enum {string} */
            role?: "COMMANDER" | "DEPUTY" | "SCRIBE" | "COMMUNICATIONS";
            /** Format: date-time */
            until?: string;
        };
        SeverityChange: {
            /** Format: date-time */
            at?: string;
            by?: components["schemas"]["Party"];
            /** @enum {string} */
            from?: "SEV1" | "SEV2" | "SEV3" | "SEV4" | "SEV5";
            /** Format: int64 */
            position?: number;
            reason?: string;
            /** @enum {string} */
            to?: "SEV1" | "SEV2" | "SEV3" | "SEV4" | "SEV5";
        };
        Signed: {
            /** Format: date-time */
            at?: string;
            hash?: string;
            keyId?: string;
            /** Format: int64 */
            position?: number;
        };
        Source: {
            alertGroupId?: string;
            integrationId?: string;
            /** @enum {string} */
            kind?: "ALERT" | "DECLARED";
        };
        State: {
            contentHash?: string;
            /** Format: int64 */
            documents?: number;
            group?: string;
            /** Format: int64 */
            head?: number;
            name?: string;
            /** Format: int64 */
            position?: number;
        };
        Subject: {
            description?: string;
            id?: string;
            number?: string;
            openedBy?: components["schemas"]["Party"];
            /** @enum {string} */
            phase?: "IDENTIFICATION" | "CONTAINMENT" | "ERADICATION" | "RECOVERY" | "LESSONS_LEARNED" | "CLOSED";
            services?: string[];
            /** @enum {string} */
            severity?: "SEV1" | "SEV2" | "SEV3" | "SEV4" | "SEV5";
            source?: components["schemas"]["Source"];
            /** @enum {string} */
            state?: "TRIGGERED" | "ACKNOWLEDGED" | "RESOLVED";
            title?: string;
        };
        Times: {
            /** Format: date-time */
            acknowledgedAt?: string;
            acknowledgedBy?: components["schemas"]["Party"];
            /** Format: date-time */
            closedAt?: string;
            /** Format: date-time */
            detectedAt?: string;
            /** Format: date-time */
            occurredAt?: string;
            /** Format: date-time */
            openedAt?: string;
            /** Format: date-time */
            resolvedAt?: string;
            /** Format: int64 */
            secondsToAcknowledge?: number;
            /** Format: int64 */
            secondsToDetect?: number;
            /** Format: int64 */
            secondsToResolve?: number;
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
    list_1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Parked"][];
                };
            };
            /** @description A problem (RFC 9457): what went wrong and what to do about it */
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
    retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description A problem (RFC 9457): what went wrong and what to do about it */
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
    list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"][];
                };
            };
            /** @description A problem (RFC 9457): what went wrong and what to do about it */
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
    rebuild: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"][];
                };
            };
            /** @description A problem (RFC 9457): what went wrong and what to do about it */
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
    ledger: {
        parameters: {
            query?: {
                /** @description Only events of this incident, by id or number */
                incident?: string;
                /** @description Only events after this position */
                after?: number;
                /** @description At most this many, up to 200 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page"];
                };
            };
            /** @description A problem (RFC 9457): what went wrong and what to do about it */
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
    ledgerExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description JSON lines as docs/log-format.md says; personal data is encrypted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            /** @description A problem (RFC 9457): what went wrong and what to do about it */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["End"];
                };
            };
            /** @description A problem (RFC 9457): what went wrong and what to do about it */
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
            /** @description X-Content-SHA256 is the hash of the content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentReport"];
                    "application/pdf": unknown;
                    "text/csv": unknown;
                };
            };
            /** @description A problem (RFC 9457): what went wrong and what to do about it */
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
    incidentReportFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ref: string;
                format: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description X-Content-SHA256 is the hash of the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description A problem (RFC 9457): what went wrong and what to do about it */
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
