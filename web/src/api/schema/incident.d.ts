// Generated from docs/openapi/incident.json by "npm run generate". Do not edit.

export interface paths {
    "/api/admin/incident/dead-letters": {
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
    "/api/admin/incident/dead-letters/{group}/retry": {
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
    "/api/admin/incident/read-models": {
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
    "/api/admin/incident/read-models/rebuild": {
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
    "/api/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents: open ones first, worst first, then newest */
        get: operations["listIncidents"];
        put?: never;
        /** Declare an incident */
        post: operations["declareIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One incident, by id or number */
        get: operations["getIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{ref}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take it on; paging stops */
        post: operations["acknowledgeIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{ref}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write something down */
        post: operations["addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{ref}/phase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on, go back or skip */
        post: operations["changePhase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{ref}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that the trouble is over */
        post: operations["resolveIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{ref}/roles/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Take a role, or give it to somebody */
        put: operations["assignRole"];
        post?: never;
        /** Free a role */
        delete: operations["releaseRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{ref}/severity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Correct how bad it is */
        post: operations["changeSeverity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{ref}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened in it, in the order of the log */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alert sources */
        get: operations["listIntegrations"];
        put?: never;
        /** Let a source in; its key is shown once */
        post: operations["createIntegration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/integrations/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shut a source out */
        post: operations["disableIntegration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/integrations/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a source a new key */
        post: operations["rotateIntegrationKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hear what changes
         * @description Events: `beat` at once and every 15 s; `incident` with id, number, version, position and type; `resync` when too much was missed. The id of each is a log position; send the last as Last-Event-ID.
         */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/intake/alertmanager": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a webhook message of Alertmanager, version 4
         * @description The integration key goes into the Authorization header as a bearer token.
         */
        post: operations["receiveAlertmanager"];
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
        Accepted: {
            /** Format: int32 */
            duplicates: number;
            /** Format: int32 */
            opened: number;
            /** Format: int32 */
            received: number;
            /** Format: int32 */
            updated: number;
        };
        Acknowledge: {
            onBehalfOf?: components["schemas"]["Someone"];
            via?: string;
        };
        Actor: {
            id: string;
            /** @enum {string} */
            kind: "PERSON" | "CLIENT" | "SERVICE" | "SYSTEM";
            name?: string;
        };
        AlertCounts: {
            /** Format: int32 */
            firing: number;
            /** Format: int32 */
            total: number;
        };
        AssignRole: {
            personId?: string;
            personName?: string;
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
        ChangePhase: {
            reason?: string;
            /** @enum {string} */
            to: "IDENTIFICATION" | "CONTAINMENT" | "ERADICATION" | "RECOVERY" | "LESSONS_LEARNED" | "CLOSED";
        };
        ChangeSeverity: {
            reason: string;
            /** @enum {string} */
            to: "SEV1" | "SEV2" | "SEV3" | "SEV4" | "SEV5";
        };
        Declare: {
            description?: string;
            /** Format: date-time */
            occurredAt?: string;
            services?: string[];
            /** @enum {string} */
            severity: "SEV1" | "SEV2" | "SEV3" | "SEV4" | "SEV5";
            title: string;
        };
        /** @description One field at fault, by JSON pointer. */
        Fault: {
            detail: string;
            pointer: string;
        };
        Incident: {
            /** Format: date-time */
            acknowledgedAt?: string;
            acknowledgedBy?: components["schemas"]["Actor"];
            alerts: components["schemas"]["AlertCounts"];
            /** Format: date-time */
            closedAt?: string;
            declaredBy: components["schemas"]["Actor"];
            description?: string;
            /** Format: date-time */
            detectedAt: string;
            id: string;
            number: string;
            /** Format: date-time */
            occurredAt?: string;
            /** Format: date-time */
            openedAt: string;
            /** @enum {string} */
            phase: "IDENTIFICATION" | "CONTAINMENT" | "ERADICATION" | "RECOVERY" | "LESSONS_LEARNED" | "CLOSED";
            phases: components["schemas"]["PhaseVisit"][];
            /** Format: int64 */
            position: number;
            /** Format: date-time */
            resolvedAt?: string;
            roles: {
                [key: string]: components["schemas"]["RoleHolder"];
            };
            services: string[];
            /** @enum {string} */
            severity: "SEV1" | "SEV2" | "SEV3" | "SEV4" | "SEV5";
            source: components["schemas"]["Source"];
            /** @enum {string} */
            state: "TRIGGERED" | "ACKNOWLEDGED" | "RESOLVED";
            title: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: int64 */
            version: number;
        };
        IncidentPage: {
            items: components["schemas"]["IncidentRow"][];
            nextCursor?: string;
            /** Format: int64 */
            position: number;
        };
        IncidentRow: {
            /** Format: date-time */
            acknowledgedAt?: string;
            acknowledgedBy?: components["schemas"]["Actor"];
            alerts: components["schemas"]["AlertCounts"];
            /** Format: date-time */
            closedAt?: string;
            declaredBy: components["schemas"]["Actor"];
            /** Format: date-time */
            detectedAt: string;
            id: string;
            number: string;
            /** Format: date-time */
            occurredAt?: string;
            /** Format: date-time */
            openedAt: string;
            /** @enum {string} */
            phase: "IDENTIFICATION" | "CONTAINMENT" | "ERADICATION" | "RECOVERY" | "LESSONS_LEARNED" | "CLOSED";
            /** Format: int64 */
            position: number;
            /** Format: date-time */
            resolvedAt?: string;
            roles: {
                [key: string]: components["schemas"]["RoleHolder"];
            };
            services: string[];
            /** @enum {string} */
            severity: "SEV1" | "SEV2" | "SEV3" | "SEV4" | "SEV5";
            source: components["schemas"]["Source"];
            /** @enum {string} */
            state: "TRIGGERED" | "ACKNOWLEDGED" | "RESOLVED";
            title: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: int64 */
            version: number;
        };
        Integration: {
            /** Format: date-time */
            createdAt: string;
            disabled: boolean;
            /** Format: date-time */
            disabledAt?: string;
            id: string;
            /** Format: date-time */
            keySince: string;
            name: string;
        };
        IntegrationKey: {
            id: string;
            key?: string;
            /** Format: int64 */
            position: number;
            /** Format: int64 */
            version: number;
        };
        IntegrationList: {
            items: components["schemas"]["Integration"][];
        };
        NewIntegration: {
            name: string;
        };
        Note: {
            text: string;
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
        PhaseVisit: {
            /** Format: date-time */
            enteredAt: string;
            /** @enum {string} */
            phase: "IDENTIFICATION" | "CONTAINMENT" | "ERADICATION" | "RECOVERY" | "LESSONS_LEARNED" | "CLOSED";
            reason?: string;
            skipped?: boolean;
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
        Resolve: {
            reason?: string;
        };
        RoleHolder: {
            id: string;
            name: string;
            /** Format: date-time */
            since: string;
        };
        Someone: {
            id: string;
            name?: string;
        };
        Source: {
            alertGroupId?: string;
            integration?: string;
            /** @enum {string} */
            kind: "ALERT" | "DECLARED";
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
        Timeline: {
            items: components["schemas"]["TimelineEntry"][];
            nextCursor?: string;
            /** Format: int64 */
            position: number;
        };
        TimelineEntry: {
            actor: components["schemas"]["Actor"];
            data: {
                [key: string]: unknown;
            };
            eventId: string;
            /** Format: int64 */
            position: number;
            /** Format: date-time */
            recordTime: string;
            summary: string;
            type: string;
            /** Format: date-time */
            valueTime: string;
        };
        WriteResult: {
            changed?: boolean;
            id?: string;
            /** Format: int64 */
            position?: number;
            /** Format: int64 */
            version?: number;
        };
        Written: {
            id: string;
            number: string;
            /** Format: int64 */
            position: number;
            /** Format: int64 */
            version: number;
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
    listIncidents: {
        parameters: {
            query?: {
                state?: "TRIGGERED" | "ACKNOWLEDGED" | "RESOLVED";
                severity?: "SEV1" | "SEV2" | "SEV3" | "SEV4" | "SEV5";
                phase?: "IDENTIFICATION" | "CONTAINMENT" | "ERADICATION" | "RECOVERY" | "LESSONS_LEARNED" | "CLOSED";
                /** @description Words that all occur in number, title or services */
                q?: string;
                limit?: number;
                cursor?: string;
                /** @description A log position, such as a write answered; the answer waits up to 2 s to include it. */
                atLeast?: number;
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
                    "application/json": components["schemas"]["IncidentPage"];
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
    declareIncident: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request again answers what came of it the first time. */
                "Idempotency-Key"?: string;
                /** @description The ETag looked at; when it is stale, 412 says what changed since. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Declare"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
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
    getIncident: {
        parameters: {
            query?: {
                /** @description A log position, such as a write answered; the answer waits up to 2 s to include it. */
                atLeast?: number;
            };
            header?: never;
            path: {
                ref: string;
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
                    "application/json": components["schemas"]["Incident"];
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
    acknowledgeIncident: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request again answers what came of it the first time. */
                "Idempotency-Key"?: string;
                /** @description The ETag looked at; when it is stale, 412 says what changed since. */
                "If-Match"?: string;
            };
            path: {
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Acknowledge"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
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
    addNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request again answers what came of it the first time. */
                "Idempotency-Key"?: string;
                /** @description The ETag looked at; when it is stale, 412 says what changed since. */
                "If-Match"?: string;
            };
            path: {
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
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
    changePhase: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request again answers what came of it the first time. */
                "Idempotency-Key"?: string;
                /** @description The ETag looked at; when it is stale, 412 says what changed since. */
                "If-Match"?: string;
            };
            path: {
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePhase"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
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
    resolveIncident: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request again answers what came of it the first time. */
                "Idempotency-Key"?: string;
                /** @description The ETag looked at; when it is stale, 412 says what changed since. */
                "If-Match"?: string;
            };
            path: {
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Resolve"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
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
    assignRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request again answers what came of it the first time. */
                "Idempotency-Key"?: string;
                /** @description The ETag looked at; when it is stale, 412 says what changed since. */
                "If-Match"?: string;
            };
            path: {
                ref: string;
                role: "COMMANDER" | "DEPUTY" | "SCRIBE" | "COMMUNICATIONS";
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AssignRole"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
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
    releaseRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request again answers what came of it the first time. */
                "Idempotency-Key"?: string;
                /** @description The ETag looked at; when it is stale, 412 says what changed since. */
                "If-Match"?: string;
            };
            path: {
                ref: string;
                role: "COMMANDER" | "DEPUTY" | "SCRIBE" | "COMMUNICATIONS";
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
                    "application/json": components["schemas"]["Written"];
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
    changeSeverity: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request again answers what came of it the first time. */
                "Idempotency-Key"?: string;
                /** @description The ETag looked at; when it is stale, 412 says what changed since. */
                "If-Match"?: string;
            };
            path: {
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSeverity"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
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
    getTimeline: {
        parameters: {
            query?: {
                /** @description Only what was recorded after this position */
                after?: number;
                limit?: number;
                /** @description A log position, such as a write answered; the answer waits up to 2 s to include it. */
                atLeast?: number;
            };
            header?: never;
            path: {
                ref: string;
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
                    "application/json": components["schemas"]["Timeline"];
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
    listIntegrations: {
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
                    "application/json": components["schemas"]["IntegrationList"];
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
    createIntegration: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request again answers what came of it the first time. */
                "Idempotency-Key"?: string;
                /** @description The ETag looked at; when it is stale, 412 says what changed since. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIntegration"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationKey"];
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
    disableIntegration: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request again answers what came of it the first time. */
                "Idempotency-Key"?: string;
                /** @description The ETag looked at; when it is stale, 412 says what changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
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
                    "application/json": components["schemas"]["WriteResult"];
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
    rotateIntegrationKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request again answers what came of it the first time. */
                "Idempotency-Key"?: string;
                /** @description The ETag looked at; when it is stale, 412 says what changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
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
                    "application/json": components["schemas"]["IntegrationKey"];
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
    live: {
        parameters: {
            query?: never;
            header?: {
                "Last-Event-ID"?: string;
            };
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
                    "text/event-stream": string;
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
    receiveAlertmanager: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
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
