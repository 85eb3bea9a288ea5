// Generated from web/codegen/drafts/notification.json by "npm run generate". Do not edit.

export interface paths {
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
        OnCallPerson: {
            id: string;
            name: string;
            reachable: boolean;
        };
        /** @description Who is called at this moment by one policy. */
        OnCall: {
            policyId: string;
            schedule: string;
            team: string;
            primary?: components["schemas"]["OnCallPerson"];
            /** Format: date-time */
            until?: string;
            secondary?: components["schemas"]["OnCallPerson"];
        };
        OnCallNow: {
            items: components["schemas"]["OnCall"][];
        };
        /** @enum {string} */
        PageState: "REQUESTED" | "SENT" | "FAILED" | "ACKNOWLEDGED" | "CANCELLED";
        DeliveryAttempt: {
            /** Format: int32 */
            attempt: number;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt?: string;
            outcome?: string;
            detail?: string;
        };
        /** @description One person paged for one step: the proof of paging. */
        PageAttempt: {
            id: string;
            person: components["schemas"]["Person"];
            channel: string;
            /** Format: int32 */
            level: number;
            /** Format: date-time */
            requestedAt: string;
            state: components["schemas"]["PageState"];
            attempts: components["schemas"]["DeliveryAttempt"][];
            /** Format: date-time */
            sentAt?: string;
            /** Format: date-time */
            acknowledgedAt?: string;
            /** Format: date-time */
            retryAt?: string;
            detail?: string;
        };
        EscalationStep: {
            /** Format: int32 */
            level: number;
            /** Format: date-time */
            firedAt: string;
            people: components["schemas"]["Person"][];
        };
        /** @description The policy as it ran for this incident. */
        EscalationRun: {
            policyId: string;
            /** Format: int32 */
            policyVersion: number;
            /** Format: int32 */
            levels: number;
            state: string;
            /** Format: date-time */
            startedAt: string;
            steps: components["schemas"]["EscalationStep"][];
            reason?: string;
            /** Format: date-time */
            nextAt?: string;
            /** Format: date-time */
            endedAt?: string;
        };
        PageAttempts: {
            items: components["schemas"]["PageAttempt"][];
            escalation?: components["schemas"]["EscalationRun"];
        };
        PageIncident: {
            id: string;
            number: string;
            title: string;
            /** @enum {string} */
            severity: "SEV1" | "SEV2" | "SEV3" | "SEV4" | "SEV5";
            services: string[];
            /** Format: date-time */
            since: string;
        };
        /** @description A page to me that nobody has acknowledged. */
        MyPage: {
            id: string;
            incident: components["schemas"]["PageIncident"];
            /** Format: int32 */
            level: number;
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            sentAt?: string;
            /** Format: date-time */
            nextEscalationAt?: string;
        };
        MyPages: {
            items: components["schemas"]["MyPage"][];
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
    onCallNow: {
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
                    "application/json": components["schemas"]["OnCallNow"];
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageAttempts"];
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
    myPages: {
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
                    "application/json": components["schemas"]["MyPages"];
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
