// Generated from docs/openapi/notification.json by "npm run generate". Do not edit.

export interface paths {
    "/api/admin/notification/dead-letters": {
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
    "/api/admin/notification/dead-letters/{group}/retry": {
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
    "/api/admin/notification/read-models": {
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
    "/api/admin/notification/read-models/rebuild": {
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
    "/api/incidents/{ref}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was paged, when and how */
        get: operations["pagesOfIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/on-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is on call now */
        get: operations["onCallNow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/on-call/contacts/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say how a person is reached */
        put: operations["setContact"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/on-call/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published escalation policies */
        get: operations["policies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/on-call/policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Publish an escalation policy */
        put: operations["publishPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/on-call/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published schedules */
        get: operations["schedules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/on-call/schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Publish a schedule */
        put: operations["publishSchedule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pages/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Unacknowledged pages to me */
        get: operations["myPages"];
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
        ContactBody: {
            email: string;
            name: string;
        };
        DeliveryAttempt: {
            /** Format: int32 */
            attempt: number;
            detail?: string;
            /** Format: date-time */
            endedAt?: string;
            outcome?: string;
            /** Format: date-time */
            startedAt: string;
        };
        EscalationRun: {
            /** Format: date-time */
            endedAt?: string;
            /** Format: int32 */
            levels: number;
            /** Format: date-time */
            nextAt?: string;
            policyId: string;
            /** Format: int32 */
            policyVersion: number;
            reason?: string;
            /** Format: date-time */
            startedAt: string;
            state: string;
            steps: components["schemas"]["EscalationStep"][];
        };
        EscalationStep: {
            /** Format: date-time */
            firedAt: string;
            /** Format: int32 */
            level: number;
            people: components["schemas"]["Person"][];
        };
        /** @description One field at fault, by JSON pointer. */
        Fault: {
            detail: string;
            pointer: string;
        };
        Level: {
            /** Format: int32 */
            ackTimeoutSeconds?: number;
            targets?: components["schemas"]["Target"][];
        };
        MyPage: {
            id: string;
            incident: components["schemas"]["PageIncident"];
            /** Format: int32 */
            level: number;
            /** Format: date-time */
            nextEscalationAt?: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            sentAt?: string;
        };
        MyPages: {
            items: components["schemas"]["MyPage"][];
        };
        OnCall: {
            policyId: string;
            primary?: components["schemas"]["OnCallPerson"];
            schedule: string;
            secondary?: components["schemas"]["OnCallPerson"];
            team: string;
            /** Format: date-time */
            until?: string;
        };
        OnCallNow: {
            items: components["schemas"]["OnCall"][];
        };
        OnCallPerson: {
            id: string;
            name: string;
            reachable: boolean;
        };
        PageAttempt: {
            /** Format: date-time */
            acknowledgedAt?: string;
            attempts: components["schemas"]["DeliveryAttempt"][];
            channel: string;
            detail?: string;
            id: string;
            /** Format: int32 */
            level: number;
            person: components["schemas"]["Person"];
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            retryAt?: string;
            /** Format: date-time */
            sentAt?: string;
            state: components["schemas"]["PageState"];
        };
        PageAttempts: {
            escalation?: components["schemas"]["EscalationRun"];
            items: components["schemas"]["PageAttempt"][];
        };
        PageIncident: {
            id: string;
            number: string;
            services: string[];
            /** @enum {string} */
            severity: "SEV1" | "SEV2" | "SEV3" | "SEV4" | "SEV5";
            /** Format: date-time */
            since: string;
            title: string;
        };
        /** @enum {string} */
        PageState: "REQUESTED" | "SENT" | "FAILED" | "ACKNOWLEDGED" | "CANCELLED";
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
        Person: {
            id: string;
            name: string;
        };
        PolicyBody: {
            levels: components["schemas"]["Level"][];
            name: string;
            services?: string[];
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
        PublishedPolicies: {
            items: components["schemas"]["PublishedPolicy"][];
        };
        PublishedPolicy: {
            id: string;
            levels: components["schemas"]["Level"][];
            name: string;
            /** Format: int32 */
            policyVersion: number;
            services: string[];
            /** Format: int64 */
            version: number;
        };
        PublishedSchedule: {
            id: string;
            name: string;
            people: components["schemas"]["OnCallPerson"][];
            /** Format: int32 */
            shiftHours: number;
            /** Format: date-time */
            startsAt: string;
            /** Format: int64 */
            version: number;
        };
        PublishedSchedules: {
            items: components["schemas"]["PublishedSchedule"][];
        };
        ScheduleBody: {
            name: string;
            personIds: string[];
            /** Format: int32 */
            shiftHours: number;
            /** Format: date-time */
            startsAt: string;
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
        Target: {
            id?: string;
            /** @enum {string} */
            kind?: "SCHEDULE" | "PERSON";
        };
        WriteResult: {
            changed?: boolean;
            id?: string;
            /** Format: int64 */
            position?: number;
            /** Format: int64 */
            version?: number;
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
                    "*/*": components["schemas"]["Parked"][];
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
                    "*/*": {
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
                    "*/*": components["schemas"]["State"][];
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
                    "*/*": components["schemas"]["State"][];
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
    pagesOfIncident: {
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageAttempts"];
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
    onCallNow: {
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
                    "*/*": components["schemas"]["OnCallNow"];
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
    setContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request again answers what came of it the first time. */
                "Idempotency-Key"?: string;
                /** @description The ETag looked at; when it is stale, 412 says what changed since. */
                "If-Match"?: string;
            };
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["WriteResult"];
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
    policies: {
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
                    "*/*": components["schemas"]["PublishedPolicies"];
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
    publishPolicy: {
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["WriteResult"];
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
    schedules: {
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
                    "*/*": components["schemas"]["PublishedSchedules"];
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
    publishSchedule: {
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["WriteResult"];
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
    myPages: {
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
                    "*/*": components["schemas"]["MyPages"];
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
