// Generated from web/codegen/drafts/incident.json by "npm run generate". Do not edit.

export interface paths {
    "/api/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents, open ones first, worst first */
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
    "/api/incidents/{ref}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened, in log order */
        get: operations["getTimeline"];
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
        /** Say that a person is looking at it */
        post: operations["acknowledgeIncident"];
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
        /** Say that it no longer hurts; stops paging */
        post: operations["resolveIncident"];
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
        /** Advance, go back or skip */
        post: operations["movePhase"];
        delete?: never;
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
        /** Say how bad it is */
        post: operations["changeSeverity"];
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
        /** Write a note on the timeline */
        post: operations["addNote"];
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
        /** Take or give a role */
        put: operations["assignRole"];
        post?: never;
        /** Leave a role empty */
        delete: operations["releaseRole"];
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
        /** @enum {string} */
        Severity: "SEV1" | "SEV2" | "SEV3" | "SEV4" | "SEV5";
        /** @enum {string} */
        Phase: "IDENTIFICATION" | "CONTAINMENT" | "ERADICATION" | "RECOVERY" | "LESSONS_LEARNED" | "CLOSED";
        /** @enum {string} */
        State: "TRIGGERED" | "ACKNOWLEDGED" | "RESOLVED";
        /** @enum {string} */
        Role: "COMMANDER" | "DEPUTY" | "SCRIBE" | "COMMUNICATIONS";
        Source: {
            /** @enum {string} */
            kind: "ALERT" | "DECLARED";
            integration?: string;
            alertGroupId?: string;
        };
        RoleHolder: {
            id: string;
            name: string;
            /** Format: date-time */
            since: string;
        };
        Roles: {
            COMMANDER?: components["schemas"]["RoleHolder"];
            DEPUTY?: components["schemas"]["RoleHolder"];
            SCRIBE?: components["schemas"]["RoleHolder"];
            COMMUNICATIONS?: components["schemas"]["RoleHolder"];
        };
        AlertCounts: {
            /** Format: int64 */
            total: number;
            /** Format: int64 */
            firing: number;
        };
        PhaseVisit: {
            phase: components["schemas"]["Phase"];
            /** Format: date-time */
            enteredAt: string;
            skipped?: boolean;
            reason?: string;
        };
        /** @description One line of the incident list. */
        IncidentRow: {
            id: string;
            number: string;
            title: string;
            severity: components["schemas"]["Severity"];
            phase: components["schemas"]["Phase"];
            state: components["schemas"]["State"];
            services: string[];
            source: components["schemas"]["Source"];
            roles: components["schemas"]["Roles"];
            /** Format: date-time */
            detectedAt: string;
            /** Format: date-time */
            openedAt: string;
            alerts: components["schemas"]["AlertCounts"];
            /** Format: int64 */
            version: number;
            /** Format: int64 */
            position: number;
            /** Format: date-time */
            updatedAt: string;
            declaredBy?: components["schemas"]["Actor"];
            acknowledgedBy?: components["schemas"]["Actor"];
            /** Format: date-time */
            occurredAt?: string;
            /** Format: date-time */
            acknowledgedAt?: string;
            /** Format: date-time */
            resolvedAt?: string;
            /** Format: date-time */
            closedAt?: string;
        };
        /** @description An incident as it is known now. */
        Incident: {
            id: string;
            number: string;
            title: string;
            severity: components["schemas"]["Severity"];
            phase: components["schemas"]["Phase"];
            state: components["schemas"]["State"];
            services: string[];
            source: components["schemas"]["Source"];
            roles: components["schemas"]["Roles"];
            /** Format: date-time */
            detectedAt: string;
            /** Format: date-time */
            openedAt: string;
            alerts: components["schemas"]["AlertCounts"];
            /** Format: int64 */
            version: number;
            /** Format: int64 */
            position: number;
            /** Format: date-time */
            updatedAt: string;
            phases: components["schemas"]["PhaseVisit"][];
            declaredBy?: components["schemas"]["Actor"];
            acknowledgedBy?: components["schemas"]["Actor"];
            /** Format: date-time */
            occurredAt?: string;
            /** Format: date-time */
            acknowledgedAt?: string;
            /** Format: date-time */
            resolvedAt?: string;
            /** Format: date-time */
            closedAt?: string;
            description?: string;
        };
        IncidentPage: {
            items: components["schemas"]["IncidentRow"][];
            /** Format: int64 */
            position: number;
            nextCursor?: string;
        };
        TimelineEntry: {
            /** Format: int64 */
            position: number;
            eventId: string;
            type: string;
            actor: components["schemas"]["Actor"];
            /** Format: date-time */
            valueTime: string;
            /** Format: date-time */
            recordTime: string;
            summary: string;
            data: {
                [key: string]: unknown;
            };
        };
        Timeline: {
            items: components["schemas"]["TimelineEntry"][];
            nextCursor?: string;
            /** Format: int64 */
            position?: number;
        };
        /** @description What a write answers: where it is in the log. */
        Written: {
            id: string;
            /** Format: int64 */
            version: number;
            /** Format: int64 */
            position: number;
            number?: string;
        };
        Declare: {
            title: string;
            severity: components["schemas"]["Severity"];
            services: string[];
            description?: string;
            /** Format: date-time */
            occurredAt?: string;
        };
        OnBehalfOf: {
            onBehalfOf?: components["schemas"]["Person"];
            via?: string;
        };
        Resolve: {
            reason?: string;
        };
        MovePhase: {
            to: components["schemas"]["Phase"];
            reason?: string;
        };
        ChangeSeverity: {
            to: components["schemas"]["Severity"];
            reason: string;
        };
        Note: {
            text: string;
        };
        AssignRole: {
            personId?: string;
            personName?: string;
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
    listIncidents: {
        parameters: {
            query?: {
                state?: components["schemas"]["State"];
                severity?: components["schemas"]["Severity"];
                phase?: components["schemas"]["Phase"];
                q?: string;
                limit?: number;
                cursor?: string;
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
                    "application/json": components["schemas"]["IncidentPage"];
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
    declareIncident: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
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
            /** @description Declared */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
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
    getIncident: {
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
                    "application/json": components["schemas"]["Incident"];
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
    getTimeline: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
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
                    "application/json": components["schemas"]["Timeline"];
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
    acknowledgeIncident: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OnBehalfOf"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
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
    resolveIncident: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Resolve"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
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
    movePhase: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MovePhase"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
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
    changeSeverity: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
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
    addNote: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
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
    assignRole: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                ref: string;
                role: components["schemas"]["Role"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignRole"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
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
    releaseRole: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                ref: string;
                role: components["schemas"]["Role"];
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
                    "application/json": components["schemas"]["Written"];
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
