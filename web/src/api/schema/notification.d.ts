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
        /** @description Who is on call for one schedule at this moment. */
        OnCall: {
            schedule: string;
            team: string;
            primary?: components["schemas"]["Person"];
            /** Format: date-time */
            until?: string;
            secondary?: components["schemas"]["Person"];
            timeZone?: string;
        };
        OnCallNow: {
            items: components["schemas"]["OnCall"][];
        };
        /** @description One attempt to reach one person: the proof of paging. */
        PageAttempt: {
            id: string;
            person: components["schemas"]["Person"];
            channel: string;
            /** Format: int32 */
            level: number;
            /** Format: date-time */
            requestedAt: string;
            /** @enum {string} */
            state: "REQUESTED" | "SENT" | "FAILED" | "ACKNOWLEDGED" | "CANCELLED";
            /** Format: date-time */
            sentAt?: string;
            /** Format: date-time */
            acknowledgedAt?: string;
            detail?: string;
        };
        PageAttempts: {
            items: components["schemas"]["PageAttempt"][];
        };
        PageIncident: {
            id: string;
            number: string;
            title: string;
            /** @enum {string} */
            severity: "SEV1" | "SEV2" | "SEV3" | "SEV4" | "SEV5";
            services?: string[];
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
