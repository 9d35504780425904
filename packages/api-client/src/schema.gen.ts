// Made by tools/generate-api.ts from the routes. Do not edit.
export interface paths {
    "/api/sessions/wechat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in with WeChat (mini program) */
        post: operations["loginWithWechat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/official-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where to send a browser inside WeChat to log in */
        get: operations["startOfficialAccountLogin"];
        put?: never;
        /** Log in with what WeChat’s page sent back (H5) */
        post: operations["loginWithOfficialAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sms-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a code to a phone */
        post: operations["sendSmsCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in with a phone and the code sent to it */
        post: operations["loginWithPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in with a phone and a password */
        post: operations["loginWithPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where I am logged in */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Log out */
        delete: operations["logOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End another of my sessions */
        delete: operations["revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where I am logged in */
        get: operations["listStaffSessions"];
        put?: never;
        /** Log in as staff */
        post: operations["staffLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Log out */
        delete: operations["staffLogOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End another of my sessions */
        delete: operations["revokeStaffSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The account in hand */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change how the app looks */
        patch: operations["updateAccount"];
        trace?: never;
    };
    "/api/account/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Bind a phone, proven by a code */
        put: operations["setPhone"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/phone/wechat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Bind the phone WeChat has verified */
        put: operations["setPhoneFromWechat"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a password, proven by a code or the old one */
        put: operations["setPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consent-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The texts to agree to, in the asker’s language */
        get: operations["listConsentDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this account agreed to, and when */
        get: operations["listConsents"];
        put?: never;
        /** Agree to documents */
        post: operations["giveConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consents/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a consent back */
        delete: operations["withdrawConsent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Patients I act for (就诊人) */
        get: operations["listPatients"];
        put?: never;
        /** Add a patient (添加就诊人) */
        post: operations["addPatient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of my patients */
        get: operations["getPatient"];
        put?: never;
        post?: never;
        /** Stop acting for a patient */
        delete: operations["removePatient"];
        options?: never;
        head?: never;
        /** Change phone, relation or the usual patient */
        patch: operations["updatePatient"];
        trace?: never;
    };
    "/api/patients/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who of the staff has seen this patient’s data */
        get: operations["listReaders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am and what I may do */
        get: operations["getStaffMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change my password */
        put: operations["changeStaffPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirm two-step log-in with a first code */
        put: operations["confirmTotp"];
        /** Begin two-step log-in: a secret for the authenticator app */
        post: operations["beginTotp"];
        /** End two-step log-in */
        delete: operations["removeTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Log-ins of this hospital */
        get: operations["listStaff"];
        put?: never;
        /** Make a log-in for a member of staff */
        post: operations["createStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles and what each may do */
        get: operations["listRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a log-in of this hospital */
        patch: operations["updateStaff"];
        trace?: never;
    };
    "/api/staff/users/{id}/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a new first password */
        post: operations["resetStaffPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what in this hospital */
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/patients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find patients by name, pinyin, phone, certificate or card number */
        get: operations["searchPatients"];
        put?: never;
        /** Register a patient at the desk */
        post: operations["registerPatient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/patients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One patient, masked */
        get: operations["getPatientCard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/patients/{id}/reveals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show phone or certificate in clear, with a reason */
        post: operations["revealPatient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hospitals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hospitals of the group */
        get: operations["listHospitals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hospitals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One hospital with its campuses */
        get: operations["getHospital"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campuses/{id}/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Departments of a campus, both levels, in order */
        get: operations["listDepartments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A department and its practitioners */
        get: operations["getDepartment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/practitioners/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One practitioner */
        get: operations["getPractitioner"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hospitals/{id}/famous-practitioners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Renowned practitioners of a hospital */
        get: operations["listFamousPractitioners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Departments, practitioners and diseases by name, pinyin, disease or specialty */
        get: operations["searchDirectory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hospitals/{id}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pages a hospital has */
        get: operations["listSitePages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hospitals/{id}/pages/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page of a hospital */
        get: operations["getSitePage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campuses/{id}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Registration fees of a campus from today on */
        get: operations["listPrices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Registration fees of the hospital, past, present and announced */
        get: operations["listAllPrices"];
        put?: never;
        /** A fee from a day on; ends the running one the day before */
        post: operations["setPrice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All departments of the hospital */
        get: operations["listAllDepartments"];
        put?: never;
        /** Add a department */
        post: operations["createDepartment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change or close a department */
        patch: operations["updateDepartment"];
        trace?: never;
    };
    "/api/staff/practitioners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All practitioners of the hospital, by name, pinyin, disease or specialty */
        get: operations["listAllPractitioners"];
        put?: never;
        /** Add a practitioner */
        post: operations["createPractitioner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/practitioners/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a practitioner */
        patch: operations["updatePractitioner"];
        trace?: never;
    };
    "/api/staff/practitioners/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a practitioner hold clinics in a department */
        post: operations["addPractitionerRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/practitioners/{id}/roles/{roleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** A practitioner no longer holds clinics in a department */
        delete: operations["removePractitionerRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/pages/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save a page of the hospital in one language */
        put: operations["saveSitePage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/timetable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Schedules and special days, at most a quarter at once */
        get: operations["getTimetable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Templates that are not over */
        get: operations["listTemplates"];
        put?: never;
        /** Add a weekly or n-week clinic */
        post: operations["createTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change or end a template and its coming schedules */
        patch: operations["updateTemplate"];
        trace?: never;
    };
    "/api/staff/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A clinic on a single day */
        post: operations["createSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take one day back */
        delete: operations["withdrawSchedule"];
        options?: never;
        head?: never;
        /** Change one day */
        patch: operations["updateSchedule"];
        trace?: never;
    };
    "/api/staff/schedules/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one day of a template: this day only, this and those that follow, or all */
        post: operations["changeOccurrence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/calendar-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Holidays and swapped working days */
        get: operations["listCalendarDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/calendar-days/{on}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Make a day a holiday or a swapped working day */
        put: operations["setCalendarDay"];
        post?: never;
        /** Make a day an ordinary one again */
        delete: operations["removeCalendarDay"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments/{id}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a department has left, day by day and schedule by schedule; with ETag, at most a second old */
        get: operations["getDepartmentAvailability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/practitioners/{id}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When a practitioner can be seen; with ETag, at most a second old */
        get: operations["getPractitionerAvailability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedules/{id}/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The periods of a schedule and what is left in each; with ETag, at most a second old */
        get: operations["listPeriods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Appointments of a patient, next first */
        get: operations["listAppointments"];
        put?: never;
        /** Take a number for a patient */
        post: operations["takeNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedules/{id}/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A small computation to be done before a number is taken in a rush */
        get: operations["getRushChallenge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/fairness/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was slowed, by hour, department and reason (at most 92 days) */
        get: operations["listSlowedHours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/fairness/subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was slowed, as keyed hashes, most requests first */
        get: operations["listSlowedSubjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/fairness/exemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is never slowed, those in force first */
        get: operations["listExemptions"];
        put?: never;
        /** Never slow this account, device or network */
        post: operations["addExemption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/fairness/exemptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** From now on it is looked at like the others */
        delete: operations["endExemption"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bookings of a day or a span of days (at most 92) */
        get: operations["searchAppointments"];
        put?: never;
        /** Take a number on behalf of a patient */
        post: operations["bookAtDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel an appointment or give up a hold */
        post: operations["cancelAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/appointments/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel on behalf of a patient */
        post: operations["cancelAtDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move an appointment to another number of the same fee
         * @description The new number is taken and the old one given back in one commit. Id, payment and code stay.
         */
        post: operations["rescheduleAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/appointments/{id}/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move an appointment on behalf of a patient, at any time and as often as needed */
        post: operations["rescheduleAtDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One appointment: the ticket */
        get: operations["getAppointment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/appointments/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledger of an appointment’s number */
        get: operations["getAppointmentHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/appointments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One booking with its patient, masked */
        get: operations["getStaffAppointment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/stocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is taken and left of a department’s schedules (at most 31 days) */
        get: operations["listStocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rooms, devices and people that numbers may occupy */
        get: operations["listResources"];
        put?: never;
        /** Add a room, a device or a person */
        post: operations["createResource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/resources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename, resize or retire a resource; not below what is already promised */
        patch: operations["updateResource"];
        trace?: never;
    };
    "/api/staff/resources/{id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What occupies a resource on a day */
        get: operations["listResourceUses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/extra-numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Extra numbers of a day: what doctors authorised, and what became of it */
        get: operations["listExtraNumbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/own-schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Coming schedules for which this person may authorise extra numbers */
        get: operations["listOwnSchedules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/schedules/{id}/extra-numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Authorise an extra number for a patient; taken at once, or left to the desk */
        post: operations["authoriseExtraNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/extra-numbers/{id}/appointment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The desk gives an authorised extra number to its patient */
        post: operations["fillExtraNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/extra-numbers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back an authorisation that nobody has used yet */
        delete: operations["withdrawExtraNumber"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The course an appointment belongs to, with the rule that applies to each now */
        get: operations["getSeriesOfAppointment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/series-cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel an appointment of a course, it and those after it, or all */
        post: operations["cancelSeries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/series/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A course */
        get: operations["getSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/series/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel within a course on behalf of the patient */
        post: operations["cancelSeriesAtDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pools of a department’s schedules (at most 31 days) */
        get: operations["listPools"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/schedules/{id}/pool-returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give what is left of a pool to the online pool now */
        post: operations["returnPool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the release of a day goes: numbers taken, what is left by pool, refusals, queue; made for asking every second or two */
        get: operations["watchRelease"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/appointments/{id}/arrival": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The patient is here
         * @description From 60 minutes before the period (policy) until the session is over. Safe to repeat.
         */
        post: operations["checkInAtDesk"];
        /** It was somebody else: take the check-in back */
        delete: operations["undoCheckIn"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/no-shows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Visits a patient missed at a hospital, and what follows */
        get: operations["listMyNoShows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/no-show-appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say why a visit was missed, or that it was not; a person decides */
        post: operations["appealNoShow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/no-shows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Missed visits, appeals first, newest first */
        get: operations["listNoShows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/appointments/{id}/no-show-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Excuse a missed visit, or let it stand; a restriction without enough behind it ends at once */
        post: operations["decideNoShow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waitlist-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places in line of a patient, newest first; those that are over for 30 days */
        get: operations["listWaitlistEntries"];
        put?: never;
        /**
         * Queue up for a schedule that is full
         * @description Refused with `not_full` while numbers are left. Numbers that come back are offered in strict order.
         */
        post: operations["joinWaitlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waitlist-entries/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the line, or decline the number that was offered */
        post: operations["leaveWaitlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waitlist-entries/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the free number that was offered */
        post: operations["confirmWaitlistOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/waitlist-entries/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the free number that was offered, for a patient who came or phoned */
        post: operations["confirmWaitlistOfferAtDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waitlist-entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One place in line */
        get: operations["getWaitlistEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedules/{id}/waitlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many wait for a schedule, and whether one can join */
        get: operations["getWaitlistLine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/waitlists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Schedules with a line, by clinic day (at most 92 days) */
        get: operations["listWaitlists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/waitlist-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The line of a schedule in its order, with offers and history */
        get: operations["listStaffWaitlistEntries"];
        put?: never;
        /** Queue up a patient who came or phoned; at the end of the line like everybody */
        post: operations["joinWaitlistAtDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/waitlist-entries/{id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a patient out of line, or decline their offer, with a reason */
        post: operations["removeFromWaitlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why the clinic is suspended and what can be chosen instead */
        get: operations["getSuspensionCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/suspension/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Read receipt of the suspension */
        put: operations["readSuspensionCase"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/suspension/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Other days of the department at the same fee with free numbers */
        get: operations["listSuspensionMoves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/suspension/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose the substitute, another day, or the money back; carried out at once */
        post: operations["answerSuspension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/suspensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last hundred suspensions and how far they have come */
        get: operations["listSuspensions"];
        put?: never;
        /** Suspend one or several days: numbers stop, patients are told and choose */
        post: operations["suspendClinics"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/suspensions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One suspension: told, read, called, answered, settled */
        get: operations["getSuspension"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/suspensions/{id}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is affected, those to be called first */
        get: operations["listSuspensionCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/suspension-calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The call list: who has not read it, most pressing first */
        get: operations["listSuspensionCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/suspension-cases/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the desk can move an affected patient */
        get: operations["listSuspensionMovesAtDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/suspension-cases/{id}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write down a call and how it went */
        post: operations["noteSuspensionCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/suspension-cases/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Carry out what the patient said on the phone or at the desk */
        post: operations["answerSuspensionAtDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/draws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Draws by clinic day (at most 92 days), and schedules that can still be marked */
        get: operations["listDraws"];
        put?: never;
        /** Give the numbers of a schedule by draw; only before its release */
        post: operations["markDraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/draws/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Back to first come, first served; only before the release */
        delete: operations["unmarkDraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wishes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Wishes of a patient, newest first, of the last 30 days */
        get: operations["listWishes"];
        put?: never;
        /** Enter a patient into the draw of a schedule */
        post: operations["makeWish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wishes/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a wish back before the list is closed */
        post: operations["withdrawWish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/wishes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The wishes for a schedule, with the patients masked; in drawn order once it is drawn */
        get: operations["listStaffWishes"];
        put?: never;
        /** Enter a patient who came or phoned into the draw; the chance is the same */
        post: operations["makeWishAtDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/wishes/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a wish back for a patient, before the list is closed */
        post: operations["withdrawWishAtDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/draws/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The proof of a draw: commitment, closed list, seed, order and numbers; no patient data
         * @description commitment = sha256(seed). wishesHash = sha256 of the lines `<wishId> <periods,… or -> <any|only>`, sorted by wish id, joined by a line feed. Order: HMAC-SHA256(key = seed bytes, message = wish id), ascending hex. `bin/jiuyi draw verify` and `tools/verify-draw.py` recompute it.
         */
        get: operations["getDraw"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/wechat-pay/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signed notification of a payment or refund */
        post: operations["receiveWechatPayNotification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The hospital's orders, newest first */
        get: operations["listOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The inbox, newest first */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many are unread */
        get: operations["countUnread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{id}/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Mark one as read */
        put: operations["markRead"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark all as read */
        post: operations["markAllRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notification-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which messages also come by WeChat or SMS */
        get: operations["getNotificationPreferences"];
        /** Choose which messages also come by WeChat or SMS */
        put: operations["setNotificationPreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscribe-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Templates the mini program may ask consent for; `name` is our message */
        get: operations["listSubscribeTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscribe-consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The user allowed one message of each of these templates */
        post: operations["addSubscribeConsents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent, what was not, and why */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/triage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** From a complaint to an emergency notice, a question, or departments of the hospital */
        post: operations["askTriage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/triage/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The hospital’s mapping, own words and red flags, and what is built in */
        get: operations["getTriageSettings"];
        /** Save the hospital’s mapping, own words and red flags; built-in cases are run first */
        put: operations["saveTriageSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/triage/try-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a complaint would get with settings that are not saved yet, and which built-in cases they break */
        post: operations["tryOutTriage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/triage/consultations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** De-identified complaints, newest first, with counts */
        get: operations["listTriageConsultations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Queues of today that this person may work with */
        get: operations["listQueues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/queues/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who waits, in order; who is called and with whom */
        get: operations["getQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/queues/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events: what happens in the queue, each with the state after it; last-event-id catches up */
        get: operations["followQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/queues/{id}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call the next patient, or a named one with a reason that those who wait will read */
        post: operations["callNext"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/queues/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nobody is called by this doctor for a while; those who wait read why */
        post: operations["pauseCalling"];
        /** Go on */
        delete: operations["resumeCalling"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/queue-entries/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call the same patient once more */
        post: operations["recallPatient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/queue-entries/{id}/miss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Called and not there: back 3 places, then 5, then to the end, then void (policy) */
        post: operations["missCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/queue-entries/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The patient came in */
        post: operations["startVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/queue-entries/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The visit is over, or the patient goes for tests and comes back today */
        post: operations["finishVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/queue-entries/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Back from the tests; or somebody whose number is void waits again as a late one */
        post: operations["returnToQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/queue-entries/{id}/priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Emergency or a priority group of the policy; those who are passed read the reason */
        post: operations["prioritisePatient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/queue-entries/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** To another doctor or room of the hospital, today; the serial stays */
        post: operations["transferPatient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/queue-rooms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Rooms of a department with the same queue name share one queue; not while somebody waits for the room */
        put: operations["shareQueue"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My place in the queue and why it is so; a reason code has its sentence in the phrases */
        get: operations["getMyPlace"];
        put?: never;
        post?: never;
        /** Leave the queue, also when just called. The desk can check in again; money is a matter for the desk */
        delete: operations["giveUpMyPlace"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/place/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events: my place whenever it changes; last-event-id catches up */
        get: operations["followMyPlace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/screens/{room}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the waiting-room screen shows; with the token of the screen */
        get: operations["getScreen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/screens/{room}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events: calls to be spoken and what to show; last-event-id catches up */
        get: operations["followScreen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The code at the door, which changes every 30 seconds (policy); with the token of the door */
        get: operations["getDoorCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/queue-devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Screens, doors and kiosks */
        get: operations["listQueueDevices"];
        put?: never;
        /** A screen of a room, a door or a kiosk of a campus; the token is shown this once */
        post: operations["addQueueDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/queue-devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Its token is worth nothing from now on */
        delete: operations["revokeQueueDevice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prepare the payment sheet for a held number */
        post: operations["payForAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/payment-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask WeChat Pay what became of the payment */
        post: operations["checkAppointmentPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was charged, paid and refunded */
        get: operations["getAppointmentOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/appointments/{id}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the fee of a held number at the desk */
        post: operations["takeDeskPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/appointments/{id}/payment-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has the Native QR been paid? */
        post: operations["checkDeskPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/appointments/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the fee back the way it came
         * @description Only for an appointment that is cancelled; cancel it first.
         */
        post: operations["refundAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/appointments/{id}/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was charged, paid and refunded */
        get: operations["getDeskOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/timetable-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What saving a change would do, and how many patients it would touch */
        post: operations["previewTimetableChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/suspension-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would be affected, who could stand in, until when they would answer */
        post: operations["previewSuspension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/suspensions/{id}/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add days to a suspension; its reason and offers stay */
        post: operations["extendSuspension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/suspensions/{id}/lifting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo a suspension as long as nobody has answered; everyone is told */
        post: operations["liftSuspension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/series-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Each date of a course, free or why not; takes nothing */
        post: operations["previewSeries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book a course: all of it or nothing, or as many as can be had */
        post: operations["bookSeries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/series/{id}/move-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What moving one, it and those after it, or all would do */
        post: operations["previewSeriesMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/series/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move one, it and those after it, or all, together or not at all */
        post: operations["moveSeries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/complaint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The patient’s own words for the doctor; empty words take them back */
        put: operations["carryComplaint"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/appointments/{id}/complaint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the patient wrote before the visit */
        get: operations["getComplaint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * I am here: by the code at the door, or by the phone’s position within 500 m (policy) of the campus
         * @description From 60 minutes before the period (policy) until the session is over. Safe to repeat.
         */
        post: operations["checkIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kiosk/lookups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Today’s visits behind a card, certificate or phone number; with the token of the kiosk */
        post: operations["findAtKiosk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kiosk/check-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check one of the found visits in; the number is asked again, so that an id alone opens nothing */
        post: operations["checkInAtKiosk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How this installation is set up */
        get: operations["getConfig"];
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
        /** Account */
        Account: {
            /** Format: uuid */
            id: string;
            phoneMasked?: string;
            hasPassword: boolean;
            wechatLinked: boolean;
            preferences: components["schemas"]["Preferences"];
            consentsDue: string[];
        };
        /** AddedQueueDevice */
        AddedQueueDevice: {
            device: components["schemas"]["QueueDevice"];
            token: string;
        };
        /** AffectedPatient */
        AffectedPatient: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            suspensionId: string;
            /** Format: uuid */
            appointmentId: string;
            reason: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            answerBy: string;
            /** @description The clinic was to be today when it was suspended */
            urgent: boolean;
            offers: ("substitute" | "move" | "refund")[];
            was: components["schemas"]["SuspendedNumber"];
            substitute?: components["schemas"]["SubstituteClinic"];
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            toldAt?: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            readAt?: string;
            /** @enum {unknown} */
            choice?: "substitute" | "move" | "refund";
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            chosenAt?: string;
            /** @enum {unknown} */
            outcome?: "substituted" | "moved" | "refunded" | "unanswered" | "hold_returned" | "seen" | "lifted";
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            settledAt?: string;
            patient?: components["schemas"]["MaskedPatient"];
            accounts?: number;
            /** @enum {unknown} */
            chosenBy?: "patient" | "desk";
            /** @description Nobody has read it in time, or nobody could be told: the desk calls */
            toCall: boolean;
            calls: components["schemas"]["SuspensionCall"][];
        };
        /** AffectedSchedule */
        AffectedSchedule: {
            /** Format: uuid */
            scheduleId?: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            /** @enum {unknown} */
            action: "made" | "changed" | "withdrawn" | "kept" | "unchanged";
            /** @enum {unknown} */
            why?: "released" | "edited";
            capacityBefore?: number;
            capacityAfter?: number;
            live: number;
        };
        /** Appointment */
        Appointment: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            hospitalId: string;
            /** Format: uuid */
            campusId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            patientId: string;
            /** @enum {unknown} */
            status: "pending" | "booked" | "arrived" | "fulfilled" | "cancelled" | "noshow";
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            /** @description HH:MM, hospital time */
            from: string;
            /** @description HH:MM, hospital time */
            to: string;
            /** @description 号序: place within the schedule */
            serial: number;
            /** @description Short code shown as QR, unique within the hospital */
            code: string;
            /** @description Whole fen (分) */
            feeFen: number;
            room: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            startsAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            holdUntil?: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            createdAt: string;
            /** @enum {unknown} */
            cancelReason?: "by_patient" | "by_desk" | "hold_expired" | "given_up" | "stopped";
            /** @description 停诊: the clinic is suspended; the patient chooses what shall happen instead */
            stopped?: boolean;
            series?: components["schemas"]["SeriesPlace"];
            cancelRule: components["schemas"]["CancelRule"];
            rescheduleRule?: components["schemas"]["RescheduleRule"];
        };
        /** AuditEntry */
        AuditEntry: {
            seq: number;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            at: string;
            actorKind: string;
            actorId?: string;
            actorName?: string;
            action: string;
            object?: string;
            status: number;
            requestId: string;
            reason?: string;
        };
        /** BrokenCase */
        BrokenCase: {
            text: string;
            expected: string;
            found: string;
        };
        /** CalendarDay */
        CalendarDay: {
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            kind: "holiday" | "workday";
            followsWeekday?: number;
            name: string;
        };
        /** CalendarDayKind */
        CalendarDayKind: {
            /** @enum {unknown} */
            kind: "holiday" | "workday";
            followsWeekday?: number;
            name: string;
        };
        /** CallRequest */
        CallRequest: {
            /** Format: uuid */
            roomId: string;
            /** Format: uuid */
            entryId?: string;
            /** @enum {unknown} */
            reason?: "condition_worse" | "quick_matter" | "with_next" | "doctor_choice";
            /** Format: uuid */
            practitionerId?: string;
        };
        /** Campus */
        Campus: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            hospitalId: string;
            name: string;
            address: string;
            phone: string;
            latitude: number;
            longitude: number;
            openingHours: string;
        };
        /** CancelRule */
        CancelRule: {
            allowed: boolean;
            late: boolean;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            freeUntil: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            allowedUntil: string;
        };
        /** CheckInAtDoor */
        CheckInAtDoor: {
            /** @enum {unknown} */
            how: "door";
            code: string;
        };
        /** CheckInByLocation */
        CheckInByLocation: {
            /** @enum {unknown} */
            how: "location";
            latitude: number;
            longitude: number;
            accuracyMetres: number;
        };
        /** ComplaintForVisit */
        ComplaintForVisit: {
            words: string;
            /** Format: uuid */
            consultationId?: string;
        };
        /** Config */
        Config: {
            groupName: string;
            demo: boolean;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            serverTime: string;
            version: string;
            officialAccount: boolean;
            /** @description Only in a demonstration: a script that plays WeChat’s payment sheet in a browser */
            payBridgeUrl?: string;
            /** @description Only in a demonstration: the sandbox’s phone, where messages arrive */
            phonePageUrl?: string;
        };
        /** ConsentDocument */
        ConsentDocument: {
            id: string;
            version: string;
            title: string;
            summary: string;
            body: string;
            required: boolean;
        };
        /** Delivery */
        Delivery: {
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            at: string;
            /** @enum {unknown} */
            template: "number_held" | "number_booked" | "number_cancelled" | "number_moved" | "hold_expired" | "waitlist_joined" | "waitlist_offered" | "waitlist_lapsed" | "waitlist_cleared" | "draw_won" | "draw_not_won" | "payment_returned" | "number_missed" | "booking_restricted" | "turn_near" | "turn_called" | "call_missed" | "refund_done" | "clinic_suspended" | "clinic_suspended_today" | "suspension_moved" | "suspension_refunded" | "suspension_hold_returned" | "suspension_lifted";
            /** @enum {unknown} */
            channel: "subscribe" | "sms";
            /** @enum {unknown} */
            state: "waiting" | "sent" | "failed" | "skipped";
            attempts: number;
            /** @description Kind of the last failure */
            lastError?: string;
        };
        /** Department */
        Department: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            hospitalId: string;
            /** Format: uuid */
            campusId: string;
            /** Format: uuid */
            parentId?: string;
            /** @description 诊疗科目代码 */
            code: string;
            name: string;
            introduction: string;
            /** @description Building, floor, area */
            place: string;
            bookable: boolean;
            position: number;
            active: boolean;
        };
        /** DepartmentChange */
        DepartmentChange: {
            parentId?: string | null;
            /** @description 诊疗科目代码, e.g. 03.01 */
            code?: string;
            name?: string;
            introduction?: string;
            place?: string;
            bookable?: boolean;
            position?: number;
            active?: boolean;
        };
        /** DepartmentCurve */
        DepartmentCurve: {
            /** Format: uuid */
            departmentId: string;
            taken: number[];
        };
        /** DepartmentPage */
        DepartmentPage: {
            department: components["schemas"]["Department"];
            practitioners: components["schemas"]["Practitioner"][];
        };
        /** DepartmentRelease */
        DepartmentRelease: {
            /** Format: uuid */
            departmentId: string;
            schedules: number;
            issued: number;
            taken: number;
            waiting: number;
            pools: components["schemas"]["PoolFigures"][];
            outcomes: components["schemas"]["OutcomeCount"][];
        };
        /** Destination */
        Destination: {
            /** Format: uuid */
            scheduleId: string;
            periodNo: number;
        };
        /** DirectorySearch */
        DirectorySearch: {
            departments: components["schemas"]["Department"][];
            practitioners: components["schemas"]["Practitioner"][];
            diseases: {
                name: string;
                /** Format: uuid */
                departmentId: string;
                departmentName: string;
            }[];
        };
        /** DoorCode */
        DoorCode: {
            code: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            validUntil: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            at: string;
        };
        /** Draw */
        Draw: {
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            periods: components["schemas"]["DrawPeriod"][];
            /** @enum {unknown} */
            status: "announced" | "collecting" | "closing" | "closed" | "drawn" | "cancelled";
            /** @description sha256 of the seed, published before the first wish */
            commitment: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            committedAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            opensAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            closesAt: string;
            /**
             * Format: date-time
             * @description When the numbers are drawn; not before
             */
            drawsAt: string;
            wishes: number;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            closedAt?: string;
            /** @description sha256 of the closed list, published before the seed */
            wishesHash?: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            drawnAt?: string;
            seed?: string;
            /** @description Numbers there were to give, by period */
            free?: number[];
            freeTotal?: number;
            given?: number;
        };
        /** DrawPeriod */
        DrawPeriod: {
            /** @description HH:MM, hospital time */
            from: string;
            /** @description HH:MM, hospital time */
            to: string;
        };
        /** DrawProof */
        DrawProof: {
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            periods: components["schemas"]["DrawPeriod"][];
            /** @enum {unknown} */
            status: "announced" | "collecting" | "closing" | "closed" | "drawn" | "cancelled";
            /** @description sha256 of the seed, published before the first wish */
            commitment: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            committedAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            opensAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            closesAt: string;
            /**
             * Format: date-time
             * @description When the numbers are drawn; not before
             */
            drawsAt: string;
            wishes: number;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            closedAt?: string;
            /** @description sha256 of the closed list, published before the seed */
            wishesHash?: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            drawnAt?: string;
            seed?: string;
            /** @description Numbers there were to give, by period */
            free?: number[];
            freeTotal?: number;
            given?: number;
            list?: components["schemas"]["ListedWishId"][];
            order?: components["schemas"]["DrawnWish"][];
        };
        /** DrawWindow */
        DrawWindow: {
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            opensAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            closesAt: string;
        };
        /** DrawnWish */
        DrawnWish: {
            /** Format: uuid */
            wishId: string;
            rank: number;
            /** @enum {unknown} */
            outcome: "number" | "waitlist" | "refused" | "cancelled";
            periodNo?: number;
            serial?: number;
        };
        /** EmergencyNotice */
        EmergencyNotice: {
            /** @description R01 … R24, or an addition of the hospital */
            rule: string;
            /** @description What was noticed, in Chinese */
            name: string;
            /** @enum {unknown} */
            action: "call120" | "emergency" | "crisis";
            /** @description The words in which it was noticed */
            words: string;
        };
        /** Exemption */
        Exemption: {
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            kind: "account" | "device" | "network";
            subject: string;
            label: string;
            why: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            madeAt: string;
            madeBy: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            endedAt?: string;
        };
        /** ExtraNumber */
        ExtraNumber: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            /** @description HH:MM, hospital time */
            from: string;
            /** @description HH:MM, hospital time */
            to: string;
            /** Format: uuid */
            patientId: string;
            patient?: components["schemas"]["PatientCard"];
            reason: string;
            /** @enum {unknown} */
            state: "open" | "taken" | "returned" | "withdrawn" | "expired";
            /** Format: uuid */
            appointmentId?: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            authorisedAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            validUntil: string;
        };
        /** ExtraNumberRequest */
        ExtraNumberRequest: {
            periodNo: number;
            /** Format: uuid */
            patientId: string;
            reason: string;
            /** @description false: the desk fills it */
            take: boolean;
        };
        /** FinishRequest */
        FinishRequest: {
            /** @enum {unknown} */
            outcome: "done" | "away";
        };
        /** FoundAppointment */
        FoundAppointment: {
            appointment: components["schemas"]["Appointment"];
            patient?: components["schemas"]["PatientCard"];
        };
        /** GivenConsent */
        GivenConsent: {
            documentId: string;
            version: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            givenAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            withdrawnAt?: string;
        };
        /** Hospital */
        Hospital: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            groupId: string;
            name: string;
            shortName: string;
            /** @description 等级, e.g. 三级甲等 */
            level: string;
            timeZone: string;
            phone: string;
            campuses: components["schemas"]["Campus"][];
        };
        /** JumpedAhead */
        JumpedAhead: {
            reason: string;
            count: number;
        };
        /** KioskCheckIn */
        KioskCheckIn: {
            /** @description Card, certificate or phone number, whole */
            number: string;
            /** Format: uuid */
            appointmentId: string;
        };
        /** KioskCheckedIn */
        KioskCheckedIn: {
            serial: number;
            room: string;
            again: boolean;
        };
        /** KioskLookup */
        KioskLookup: {
            /** @description Card, certificate or phone number, whole */
            number: string;
        };
        /** KioskVisit */
        KioskVisit: {
            /** Format: uuid */
            appointmentId: string;
            nameMasked: string;
            department: string;
            doctor?: string;
            /** @description HH:MM, hospital time */
            from: string;
            /** @description HH:MM, hospital time */
            to: string;
            serial: number;
            room: string;
            /** @enum {unknown} */
            status: "pending" | "booked" | "arrived" | "fulfilled" | "cancelled" | "noshow";
            /** @description At the campus of this kiosk */
            here: boolean;
        };
        /** ListedWaitlistEntry */
        ListedWaitlistEntry: {
            entry: components["schemas"]["WaitlistEntry"];
            channel: string;
            patient?: components["schemas"]["PatientCard"];
            history: components["schemas"]["WaitlistMove"][];
        };
        /** ListedWish */
        ListedWish: {
            wish: components["schemas"]["Wish"];
            channel: string;
            patient?: components["schemas"]["PatientCard"];
        };
        /** ListedWishId */
        ListedWishId: {
            /** Format: uuid */
            wishId: string;
            periods: number[];
            anyPeriod: boolean;
        };
        /** Login */
        Login: {
            /** @description Mini program only; browsers get an HttpOnly cookie */
            token?: string;
            account: components["schemas"]["Account"];
            isNew: boolean;
        };
        /** MarkableSchedule */
        MarkableSchedule: {
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            half: string;
            /** Format: date-time */
            releaseAt: string;
            issued: number;
        };
        /** MaskedPatient */
        MaskedPatient: {
            /** Format: uuid */
            patientId: string;
            nameMasked: string;
            phoneMasked: string;
            /** @enum {unknown} */
            sex: "male" | "female";
            ageYears: number;
        };
        /** Message */
        Message: {
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            template: "number_held" | "number_booked" | "number_cancelled" | "number_moved" | "hold_expired" | "waitlist_joined" | "waitlist_offered" | "waitlist_lapsed" | "waitlist_cleared" | "draw_won" | "draw_not_won" | "payment_returned" | "number_missed" | "booking_restricted" | "turn_near" | "turn_called" | "call_missed" | "refund_done" | "clinic_suspended" | "clinic_suspended_today" | "suspension_moved" | "suspension_refunded" | "suspension_hold_returned" | "suspension_lifted";
            /** @enum {unknown} */
            category: "booking" | "money" | "service";
            title: string;
            body: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            readAt?: string;
            link?: string;
        };
        /** MissedVisit */
        MissedVisit: {
            /** Format: uuid */
            appointmentId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            /** @description HH:MM, hospital time */
            from: string;
            /** @enum {unknown} */
            state: "counted" | "spent" | "lapsed" | "appealed" | "excused" | "rejected";
            appeal?: string;
            decisionReason?: string;
            patient?: components["schemas"]["PatientCard"];
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            missedAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            appealedAt?: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            decidedAt?: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            restrictedUntil?: string;
        };
        /** MoveOption */
        MoveOption: {
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            practitionerId?: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            room: string;
            left: number;
            sameDoctor: boolean;
            periods: components["schemas"]["MovePeriod"][];
        };
        /** MovePeriod */
        MovePeriod: {
            periodNo: number;
            /** @description HH:MM, hospital time */
            from: string;
            /** @description HH:MM, hospital time */
            to: string;
            left: number;
        };
        /** MyNoShows */
        MyNoShows: {
            items: components["schemas"]["NoShow"][];
            counted: number;
            rule: components["schemas"]["NoShowRule"];
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            restrictedUntil?: string;
        };
        /** NewDepartment */
        NewDepartment: {
            /** Format: uuid */
            campusId: string;
            /** Format: uuid */
            parentId?: string;
            /** @description 诊疗科目代码, e.g. 03.01 */
            code: string;
            name: string;
            introduction?: string;
            place?: string;
            bookable?: boolean;
            position?: number;
        };
        /** NewExemption */
        NewExemption: {
            /** @enum {unknown} */
            kind: "account" | "device" | "network";
            /** @description Keyed hash from the report */
            subject?: string;
            /** @description For a network: any address of it */
            address?: string;
            label: string;
            why: string;
        };
        /** NewPractitioner */
        NewPractitioner: {
            name: string;
            /** @enum {unknown} */
            title: "chief" | "associate_chief" | "attending" | "resident";
            specialty?: string;
            introduction?: string;
            diseases?: string[];
            photoUrl?: string;
            famous?: boolean;
            roles?: {
                /** Format: uuid */
                departmentId: string;
                /** @enum {unknown} */
                feeLevel: "ordinary" | "associate_chief" | "chief" | "renowned" | "special_need" | "evening_weekend";
            }[];
        };
        /** NewPractitionerRole */
        NewPractitionerRole: {
            /** Format: uuid */
            departmentId: string;
            /** @enum {unknown} */
            feeLevel: "ordinary" | "associate_chief" | "chief" | "renowned" | "special_need" | "evening_weekend";
        };
        /** NewPrice */
        NewPrice: {
            /** Format: uuid */
            campusId: string;
            /** @enum {unknown} */
            feeLevel: "ordinary" | "associate_chief" | "chief" | "renowned" | "special_need" | "evening_weekend";
            /** @description Whole fen (分) */
            amountFen: number;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            validFrom: string;
            /**
             * Format: uuid
             * @description An announced price of the same first day that is to be corrected; only before that day has come
             */
            replaces?: string;
        };
        /** NewQueueDevice */
        NewQueueDevice: {
            /** @enum {unknown} */
            kind: "screen" | "door" | "kiosk";
            name: string;
            /** Format: uuid */
            campusId: string;
            /** Format: uuid */
            roomId?: string;
        };
        /** NewResource */
        NewResource: {
            /** @enum {unknown} */
            kind: "room" | "device" | "staff" | "other";
            name: string;
            /** @description How many may occupy it at the same moment */
            capacity: number;
        };
        /** NewSchedule */
        NewSchedule: {
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /** @enum {unknown} */
            feeLevel: "ordinary" | "associate_chief" | "chief" | "renowned" | "special_need" | "evening_weekend";
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            periods: components["schemas"]["Period"][];
            pools?: components["schemas"]["PoolShares"];
            room?: string;
            resources?: string[];
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            releaseAt?: string;
        };
        /** NewSuspension */
        NewSuspension: {
            schedules: components["schemas"]["SuspensionPick"][];
            reason: string;
            /** @description Patients may choose another day with free numbers */
            move: boolean;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            answerBy?: string;
        };
        /** NewTemplate */
        NewTemplate: {
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /** @enum {unknown} */
            feeLevel: "ordinary" | "associate_chief" | "chief" | "renowned" | "special_need" | "evening_weekend";
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            /** @description ISO: Monday = 1 */
            weekday: number;
            everyWeeks?: number;
            periods: components["schemas"]["Period"][];
            pools?: components["schemas"]["PoolShares"];
            room?: string;
            resources?: string[];
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            validFrom: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            validTo?: string;
            active?: boolean;
        };
        /** NextInQueue */
        NextInQueue: {
            /** Format: uuid */
            entryId: string;
            serial: number;
            nameMasked: string;
        };
        /** NoShow */
        NoShow: {
            /** Format: uuid */
            appointmentId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            /** @description HH:MM, hospital time */
            from: string;
            /** @enum {unknown} */
            state: "counted" | "spent" | "lapsed" | "appealed" | "excused" | "rejected";
            appeal?: string;
            decisionReason?: string;
        };
        /** NoShowDecision */
        NoShowDecision: {
            /** @enum {unknown} */
            decision: "accepted" | "rejected";
            wasHere?: boolean;
            reason: string;
        };
        /** NoShowRule */
        NoShowRule: {
            limit: number;
            windowDays: number;
            restrictDays: number;
        };
        /** NotificationPreferences */
        NotificationPreferences: {
            booking: {
                subscribe: boolean;
                sms: boolean;
            };
            money: {
                subscribe: boolean;
                sms: boolean;
            };
            service: {
                subscribe: boolean;
                sms: boolean;
            };
        };
        /** NumberEvent */
        NumberEvent: {
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            at: string;
            from?: string;
            to: string;
            who: string;
            why: string;
            channel: string;
        };
        /** NumberRequest */
        NumberRequest: {
            /** Format: uuid */
            scheduleId: string;
            periodNo: number;
            /** Format: uuid */
            patientId: string;
            feeFen: number;
        };
        /** OccurrenceChange */
        OccurrenceChange: {
            /** @enum {unknown} */
            scope: "this" | "following" | "all";
            change: {
                /** @enum {unknown} */
                feeLevel?: "ordinary" | "associate_chief" | "chief" | "renowned" | "special_need" | "evening_weekend";
                /** @description ISO: Monday = 1 */
                weekday?: number;
                everyWeeks?: number;
                periods?: components["schemas"]["Period"][];
                pools?: components["schemas"]["PoolShares"];
                room?: string;
                resources?: string[];
                /**
                 * Format: date
                 * @description Calendar day at the hospital, YYYY-MM-DD
                 */
                validFrom?: string;
                validTo?: string | null;
                active?: boolean;
                withdrawn?: boolean;
                /** Format: date-time */
                releaseAt?: string;
            };
        };
        /** Order */
        Order: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            hospitalId: string;
            /** Format: uuid */
            patientId: string;
            source: string;
            title: string;
            /** @enum {unknown} */
            status: "open" | "paid" | "closed" | "refunding" | "refunded";
            /** @description Whole fen (分) */
            amountFen: number;
            /** @description Whole fen (分) */
            refundedFen: number;
            /** @enum {unknown} */
            channel?: "wechat_jsapi" | "wechat_native" | "cash" | "card_terminal";
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            paidAt?: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            createdAt: string;
            /** @description Order number people can read out */
            number: string;
            /** @description Why a person must look; only in the lists of staff */
            attention?: string;
        };
        /** OutcomeCount */
        OutcomeCount: {
            outcome: string;
            count: number;
        };
        /** OwnSchedule */
        OwnSchedule: {
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            room: string;
            live: number;
            free: number;
            extraUsed: number;
            extraMost: number;
            periods: {
                periodNo: number;
                /** @description HH:MM, hospital time */
                from: string;
                /** @description HH:MM, hospital time */
                to: string;
                over: boolean;
            }[];
        };
        /** Patient */
        Patient: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {unknown} */
            relation: "self" | "spouse" | "child" | "parent" | "other";
            /** @enum {unknown} */
            sex: "male" | "female";
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            bornOn: string;
            ageYears: number;
            /** @enum {unknown} */
            certificateType: "id_card" | "hmt_residence" | "foreigner_permit" | "passport" | "military" | "child";
            certificateMasked: string;
            phoneMasked: string;
            /** @description 就诊卡号 */
            cardNumber?: string;
            guardianName?: string;
            isDefault: boolean;
        };
        /** PatientCard */
        PatientCard: {
            /** Format: uuid */
            patientId: string;
            name: string;
            nameMasked: string;
            /** @enum {unknown} */
            sex: "male" | "female";
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            bornOn: string;
            ageYears: number;
            /** @enum {unknown} */
            certificateType: "id_card" | "hmt_residence" | "foreigner_permit" | "passport" | "military" | "child";
            certificateMasked: string;
            phoneMasked: string;
            cardNumber?: string;
        };
        /** PatientToBeAffected */
        PatientToBeAffected: {
            /** Format: uuid */
            scheduleId: string;
            nameMasked: string;
            phoneMasked: string;
            /** @description HH:MM, hospital time */
            from: string;
            serial: number;
            /** @description Whole fen (分) */
            feeFen: number;
            held: boolean;
            /** @description Some account acts for the patient; otherwise the desk has to call */
            reachable: boolean;
        };
        /** PatientWords */
        PatientWords: {
            words: string;
        };
        /** PauseRequest */
        PauseRequest: {
            /** Format: uuid */
            roomId: string;
            /** @enum {unknown} */
            reason: "break" | "emergency" | "round" | "equipment" | "other";
            note?: string;
            /** Format: uuid */
            practitionerId?: string;
        };
        /** PayParams */
        PayParams: {
            appId: string;
            timeStamp: string;
            nonceStr: string;
            package: string;
            /** @enum {unknown} */
            signType: "RSA";
            paySign: string;
        };
        /** PaymentCheck */
        PaymentCheck: {
            appointment: components["schemas"]["Appointment"];
            order?: components["schemas"]["Order"];
        };
        /** Period */
        Period: {
            /** @description HH:MM, hospital time */
            from: string;
            /** @description HH:MM, hospital time */
            to: string;
            capacity: number;
        };
        /** PeriodAvailability */
        PeriodAvailability: {
            periodNo: number;
            /** @description HH:MM, hospital time */
            from: string;
            /** @description HH:MM, hospital time */
            to: string;
            left: number;
            /** @enum {unknown} */
            state: "available" | "full" | "stopped" | "not_released" | "closed" | "by_draw";
        };
        /** PoolFigures */
        PoolFigures: {
            /** @enum {unknown} */
            pool: "online" | "referral" | "desk" | "revisit";
            quota: number;
            taken: number;
            /** @description What the pool can still give; of a pool that flows its rest is counted online */
            left: number;
        };
        /** PoolReturn */
        PoolReturn: {
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            at: string;
            by: string;
            reason: string;
            numbers: number;
        };
        /** PoolReturning */
        PoolReturning: {
            /** @enum {unknown} */
            pool: "referral" | "desk" | "revisit";
            reason: string;
        };
        /** PoolShares */
        PoolShares: {
            online: number;
            referral: number;
            desk: number;
            revisit: number;
        };
        /** PoolState */
        PoolState: {
            /** @enum {unknown} */
            pool: "online" | "referral" | "desk" | "revisit";
            quota: number;
            taken: number;
            left: number;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            opensAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            flowsAt?: string;
            /** @description Its rest can be taken online now */
            flowing: boolean;
            returned?: components["schemas"]["PoolReturn"];
        };
        /** PossibleSubstitute */
        PossibleSubstitute: {
            /** Format: uuid */
            id: string;
            name: string;
            title: string;
        };
        /** Practitioner */
        Practitioner: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            hospitalId: string;
            name: string;
            /** @description Shown when there is no photo */
            initials: string;
            /** @enum {unknown} */
            title: "chief" | "associate_chief" | "attending" | "resident";
            specialty: string;
            introduction: string;
            diseases: string[];
            photoUrl?: string;
            famous: boolean;
            active: boolean;
            roles: components["schemas"]["PractitionerRole"][];
        };
        /** PractitionerChange */
        PractitionerChange: {
            name?: string;
            /** @enum {unknown} */
            title?: "chief" | "associate_chief" | "attending" | "resident";
            specialty?: string;
            introduction?: string;
            diseases?: string[];
            photoUrl?: string | null;
            famous?: boolean;
            active?: boolean;
        };
        /** PractitionerRole */
        PractitionerRole: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            departmentId: string;
            departmentName: string;
            /** @enum {unknown} */
            feeLevel: "ordinary" | "associate_chief" | "chief" | "renowned" | "special_need" | "evening_weekend";
        };
        /** Preferences */
        Preferences: {
            elder: boolean;
            fontScale: number;
            /** @enum {unknown} */
            language: "zh-CN" | "en";
        };
        /** Price */
        Price: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            campusId: string;
            /** @enum {unknown} */
            feeLevel: "ordinary" | "associate_chief" | "chief" | "renowned" | "special_need" | "evening_weekend";
            /** @description Whole fen (分) */
            amountFen: number;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            validFrom: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            validTo?: string;
        };
        /** PriorityRequest */
        PriorityRequest: {
            /** @enum {unknown} */
            lane: "emergency" | "priority";
            group?: string;
            note: string;
        };
        /** Problem */
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            instance: string;
            errors?: {
                at: string;
                message: string;
            }[];
        } & {
            [key: string]: unknown;
        };
        /** QueueDevice */
        QueueDevice: {
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            kind: "screen" | "door" | "kiosk";
            name: string;
            /** Format: uuid */
            campusId: string;
            /** Format: uuid */
            roomId?: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            revokedAt?: string;
        };
        /** QueueLine */
        QueueLine: {
            /** Format: uuid */
            id: string;
            name: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** Format: uuid */
            campusId: string;
            /** Format: uuid */
            departmentId: string;
            waiting: number;
            rooms: components["schemas"]["QueueRoom"][];
        };
        /** QueuePlace */
        QueuePlace: {
            seq: number;
            /** Format: uuid */
            appointmentId: string;
            /** @enum {unknown} */
            status: "waiting" | "called" | "in_room" | "away" | "done" | "void" | "left";
            queue: string;
            /** @description Where to go; the room of the call once called */
            room: string;
            serial: number;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            arrivedAt: string;
            /** @enum {unknown} */
            how: "desk" | "door" | "location" | "kiosk";
            /** @description Why the place is so: a reason code with a sentence in the phrases */
            why: string;
            missed: number;
            /** @description People who will be called before, while waiting */
            ahead?: number;
            jumped: components["schemas"]["JumpedAhead"][];
            wait?: components["schemas"]["WaitEstimate"];
            /** @description The doctor pauses: a reason code */
            paused?: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            calledAt?: string;
            calledTimes: number;
        };
        /** QueueRoom */
        QueueRoom: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** QueueStation */
        QueueStation: {
            /** Format: uuid */
            serverId: string;
            /** Format: uuid */
            roomId: string;
            paused?: string;
        };
        /** Reader */
        Reader: {
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            at: string;
            /** @description Masked name */
            who: string;
            role: string;
            action: string;
        };
        /** ReleaseCurve */
        ReleaseCurve: {
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            from: string;
            stepSeconds: number;
            taken: number[];
            refused: number[];
            departments: components["schemas"]["DepartmentCurve"][];
        };
        /** ReleaseMonitor */
        ReleaseMonitor: {
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            serverTime: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            releases: components["schemas"]["ReleaseTime"][];
            visits?: components["schemas"]["VisitSpan"];
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            next?: string;
            schedules: number;
            issued: number;
            taken: number;
            waiting: number;
            pools: components["schemas"]["PoolFigures"][];
            departments: components["schemas"]["DepartmentRelease"][];
            outcomes: components["schemas"]["OutcomeCount"][];
            queue: components["schemas"]["ReleaseQueue"];
            curve: components["schemas"]["ReleaseCurve"];
        };
        /** ReleaseQueue */
        ReleaseQueue: {
            waiting: number;
            nodes: number;
        };
        /** ReleaseTime */
        ReleaseTime: {
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            at: string;
            schedules: number;
        };
        /** RescheduleRule */
        RescheduleRule: {
            allowed: boolean;
            late: boolean;
            left: number;
        };
        /** Resource */
        Resource: {
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            kind: "room" | "device" | "staff" | "other";
            name: string;
            /** @description How many may occupy it at the same moment */
            capacity: number;
            active: boolean;
        };
        /** ResourceChange */
        ResourceChange: {
            name?: string;
            /** @description How many may occupy it at the same moment */
            capacity?: number;
            active?: boolean;
        };
        /** ResourceUse */
        ResourceUse: {
            /** Format: uuid */
            appointmentId: string;
            /** Format: uuid */
            scheduleId: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            from: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            to: string;
            serial: number;
            status: string;
        };
        /** RevealedPatient */
        RevealedPatient: {
            phone?: string;
            certificateNumber?: string;
        };
        /** RoleInfo */
        RoleInfo: {
            /** @enum {unknown} */
            role: "admin" | "manager" | "department_head" | "doctor" | "desk" | "cashier" | "auditor";
            permissions: ("directory.write" | "price.write" | "timetable.read" | "timetable.write" | "appointment.read" | "appointment.book" | "appointment.cancel" | "number.extra" | "series.book" | "appointment.check_in" | "queue.read" | "queue.call" | "queue.priority" | "queue.manage" | "triage.write" | "no_show.read" | "no_show.decide" | "waitlist.read" | "waitlist.write" | "draw.manage" | "fairness.read" | "fairness.exempt" | "payment.take" | "payment.refund" | "payment.read" | "patient.search" | "patient.register" | "patient.reveal" | "staff.manage" | "audit.read" | "message.read")[];
        };
        /** RoomClash */
        RoomClash: {
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            room: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
        };
        /** RoomSharing */
        RoomSharing: {
            queueName: string;
        };
        /** RushChallenge */
        RushChallenge: {
            /** @description To be solved with the Idempotency-Key: docs/flows/rush.md */
            challenge: string;
            /** @description Leading zero bits to find; 0: nothing to solve */
            bits: number;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            serverTime: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            releaseAt: string;
        };
        /** SavedTriageSettings */
        SavedTriageSettings: {
            version: number;
        };
        /** Schedule */
        Schedule: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            hospitalId: string;
            /** Format: uuid */
            campusId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /** Format: uuid */
            templateId?: string;
            /** @enum {unknown} */
            feeLevel: "ordinary" | "associate_chief" | "chief" | "renowned" | "special_need" | "evening_weekend";
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            periods: components["schemas"]["Period"][];
            pools: components["schemas"]["PoolShares"];
            room: string;
            resources?: string[];
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            releaseAt: string;
            /** @enum {unknown} */
            status: "planned" | "withdrawn" | "suspended";
            revision: number;
            /** Format: uuid */
            suspensionId?: string;
            /** Format: uuid */
            substituteFor?: string;
        };
        /** ScheduleAvailability */
        ScheduleAvailability: {
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            feeLevel: string;
            /** @description Whole fen (分) */
            feeFen: number;
            /** @enum {unknown} */
            state: "available" | "full" | "stopped" | "not_released" | "closed" | "by_draw";
            left: number;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            releaseAt: string;
            room: string;
            draw?: components["schemas"]["DrawWindow"];
            waiting?: number;
        };
        /** ScheduleChange */
        ScheduleChange: {
            periods?: components["schemas"]["Period"][];
            room?: string;
            resources?: string[];
            pools?: components["schemas"]["PoolShares"];
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            releaseAt?: string;
        };
        /** SchedulePools */
        SchedulePools: {
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            feeLevel: string;
            /** @enum {unknown} */
            state: "open" | "stopped" | "withdrawn";
            waiting: number;
            mayReturn: boolean;
            pools: components["schemas"]["PoolState"][];
        };
        /** ScheduleTemplate */
        ScheduleTemplate: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            hospitalId: string;
            /** Format: uuid */
            campusId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /** @enum {unknown} */
            feeLevel: "ordinary" | "associate_chief" | "chief" | "renowned" | "special_need" | "evening_weekend";
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            /** @description ISO: Monday = 1 */
            weekday: number;
            everyWeeks: number;
            periods: components["schemas"]["Period"][];
            pools: components["schemas"]["PoolShares"];
            room: string;
            resources?: string[];
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            validFrom: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            validTo?: string;
            active: boolean;
        };
        /** ScreenRoom */
        ScreenRoom: {
            name: string;
            paused: boolean;
        };
        /** ScreenView */
        ScreenView: {
            seq: number;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            at: string;
            queue: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            rooms: components["schemas"]["ScreenRoom"][];
            now: components["schemas"]["ServedNow"][];
            next: components["schemas"]["NextInQueue"][];
            waiting: number;
            /** @description Called and not there; they may still come */
            missed: components["schemas"]["NextInQueue"][];
        };
        /** Series */
        Series: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            hospitalId: string;
            /** Format: uuid */
            patientId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            everyWeeks: number;
            times: number;
            overLimitReason?: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            createdAt: string;
            appointments: components["schemas"]["Appointment"][];
        };
        /** SeriesAnswer */
        SeriesAnswer: {
            /** Format: uuid */
            seriesId?: string;
            days: components["schemas"]["SeriesDay"][];
        };
        /** SeriesBooking */
        SeriesBooking: {
            /** Format: uuid */
            patientId: string;
            /** Format: uuid */
            scheduleId: string;
            periodNo: number;
            everyWeeks: number;
            times: number;
            reason?: string;
            /** @description One that cannot be had, and nothing is taken */
            all: boolean;
        };
        /** SeriesCancellation */
        SeriesCancellation: {
            series: components["schemas"]["Series"];
            cancelled: string[];
            kept: string[];
        };
        /** SeriesDay */
        SeriesDay: {
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @description HH:MM, hospital time */
            from: string;
            /** @description HH:MM, hospital time */
            to: string;
            /** @description Whole fen (分) */
            feeFen?: number;
            state: string;
            name?: string;
            /** Format: uuid */
            scheduleId?: string;
        };
        /** SeriesMove */
        SeriesMove: {
            /** Format: uuid */
            appointmentId: string;
            /** @enum {unknown} */
            scope: "this" | "following" | "all";
            /** Format: uuid */
            scheduleId: string;
            periodNo: number;
        };
        /** SeriesMoved */
        SeriesMoved: {
            days: components["schemas"]["SeriesMovedDay"][];
        };
        /** SeriesMovedDay */
        SeriesMovedDay: {
            /** Format: uuid */
            appointmentId: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            wasOn: string;
            /** @description HH:MM, hospital time */
            wasFrom: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @description HH:MM, hospital time */
            from: string;
            /** @description HH:MM, hospital time */
            to: string;
            state: string;
        };
        /** SeriesPlace */
        SeriesPlace: {
            /** Format: uuid */
            id: string;
            turn: number;
            times: number;
        };
        /** SeriesRequest */
        SeriesRequest: {
            /** Format: uuid */
            patientId: string;
            /** Format: uuid */
            scheduleId: string;
            periodNo: number;
            everyWeeks: number;
            times: number;
            reason?: string;
        };
        /** ServedNow */
        ServedNow: {
            /** Format: uuid */
            entryId: string;
            serial: number;
            nameMasked: string;
            room: string;
            /** @enum {unknown} */
            status: "called" | "in_room";
            calledTimes: number;
        };
        /** Session */
        Session: {
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            client: "weapp" | "h5" | "console";
            device: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            lastSeenAt: string;
            current: boolean;
        };
        /** SharedRoom */
        SharedRoom: {
            /** Format: uuid */
            id: string;
            name: string;
            queueName: string;
        };
        /** SitePage */
        SitePage: {
            /** Format: uuid */
            hospitalId: string;
            /** @enum {unknown} */
            slug: "introduction" | "directions" | "process" | "equipment" | "famous-doctors";
            /** @enum {unknown} */
            language: "zh-CN" | "en";
            title: string;
            /** @description Plain paragraphs; lines starting with "## " are headings, "- " are list items */
            body: string;
        };
        /** SitePageText */
        SitePageText: {
            /** @enum {unknown} */
            language: "zh-CN" | "en";
            title: string;
            body: string;
        };
        /** SitePageTitle */
        SitePageTitle: {
            /** @enum {unknown} */
            slug: "introduction" | "directions" | "process" | "equipment" | "famous-doctors";
            title: string;
        };
        /** SlowedHour */
        SlowedHour: {
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            hour: string;
            /** Format: uuid */
            departmentId: string;
            /** @enum {unknown} */
            reason: "permit_missing" | "permit_wrong" | "permit_expired" | "device_missing" | "device_accounts" | "device_patients" | "many_keys" | "burst" | "early" | "network_crowd" | "wechat_risk" | "flood";
            requests: number;
            /** @description Different accounts */
            people: number;
            /** @description Numbers taken in the end by those who were slowed */
            got: number;
        };
        /** SlowedSubject */
        SlowedSubject: {
            /** @description Keyed hash; empty when there was none */
            account: string;
            /** @description Keyed hash; empty when there was none */
            device: string;
            /** @description Keyed hash; empty when there was none */
            network: string;
            reasons: ("permit_missing" | "permit_wrong" | "permit_expired" | "device_missing" | "device_accounts" | "device_patients" | "many_keys" | "burst" | "early" | "network_crowd" | "wechat_risk" | "flood")[];
            requests: number;
            got: number;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            lastAt: string;
            exempt: boolean;
        };
        /** SmsCodeSent */
        SmsCodeSent: {
            retryAfterSeconds: number;
            expiresInSeconds: number;
        };
        /** StaffMe */
        StaffMe: {
            /** Format: uuid */
            id: string;
            loginName: string;
            displayName: string;
            /** Format: uuid */
            hospitalId: string;
            /** Format: uuid */
            practitionerId?: string;
            roles: ("admin" | "manager" | "department_head" | "doctor" | "desk" | "cashier" | "auditor")[];
            permissions: ("directory.write" | "price.write" | "timetable.read" | "timetable.write" | "appointment.read" | "appointment.book" | "appointment.cancel" | "number.extra" | "series.book" | "appointment.check_in" | "queue.read" | "queue.call" | "queue.priority" | "queue.manage" | "triage.write" | "no_show.read" | "no_show.decide" | "waitlist.read" | "waitlist.write" | "draw.manage" | "fairness.read" | "fairness.exempt" | "payment.take" | "payment.refund" | "payment.read" | "patient.search" | "patient.register" | "patient.reveal" | "staff.manage" | "audit.read" | "message.read")[];
            departmentIds: string[];
            totpEnabled: boolean;
            mustChangePassword: boolean;
        };
        /** StaffQueue */
        StaffQueue: {
            /** Format: uuid */
            id: string;
            seq: number;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            at: string;
            name: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** Format: uuid */
            campusId: string;
            /** Format: uuid */
            departmentId: string;
            priorityGroups: string[];
            rooms: components["schemas"]["QueueRoom"][];
            stations: components["schemas"]["QueueStation"][];
            /** @description Those who wait in order, then the others */
            entries: components["schemas"]["StaffQueueEntry"][];
        };
        /** StaffQueueEntry */
        StaffQueueEntry: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            appointmentId: string;
            /** Format: uuid */
            patientId: string;
            /** Format: uuid */
            practitionerId?: string;
            nameMasked: string;
            /** @description Not in the event stream */
            name?: string;
            serial: number;
            half: number;
            /** @enum {unknown} */
            status: "waiting" | "called" | "in_room" | "away" | "done" | "void" | "left";
            /** @enum {unknown} */
            lane: "emergency" | "priority" | "return" | "on_time" | "late";
            why: string;
            position?: number;
            missed: number;
            rounds: number;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            arrivedAt: string;
            /** @enum {unknown} */
            how: "desk" | "door" | "location" | "kiosk";
            room: string;
            /** Format: uuid */
            servedBy?: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            calledAt?: string;
            calledTimes: number;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            startedAt?: string;
        };
        /** StaffUser */
        StaffUser: {
            /** Format: uuid */
            id: string;
            loginName: string;
            displayName: string;
            roles: ("admin" | "manager" | "department_head" | "doctor" | "desk" | "cashier" | "auditor")[];
            departmentIds: string[];
            /** Format: uuid */
            practitionerId?: string;
            active: boolean;
            totpEnabled: boolean;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            lastLoginAt?: string;
        };
        /** StartedPayment */
        StartedPayment: {
            /** Format: uuid */
            orderId: string;
            payParams: components["schemas"]["PayParams"];
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            expiresAt: string;
        };
        /** Stock */
        Stock: {
            /** Format: uuid */
            scheduleId: string;
            issued: number;
            live: number;
            onlineLeft: number;
            deskLeft: number;
            periods: components["schemas"]["StockPeriod"][];
        };
        /** StockPeriod */
        StockPeriod: {
            periodNo: number;
            issued: number;
            free: number;
        };
        /** SubstituteClinic */
        SubstituteClinic: {
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            practitionerId?: string;
            room: string;
        };
        /** SuspendedClinic */
        SuspendedClinic: {
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            answerBy: string;
            substitute?: components["schemas"]["SubstituteClinic"];
        };
        /** SuspendedNumber */
        SuspendedNumber: {
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            /** @description HH:MM, hospital time */
            from: string;
            /** @description HH:MM, hospital time */
            to: string;
            serial: number;
            /** @description Whole fen (分) */
            feeFen: number;
        };
        /**
         * SuspensionAnswer
         * @description Where to (`move` only)
         */
        SuspensionAnswer: {
            /** @enum {unknown} */
            choice: "substitute" | "move" | "refund";
            /** Format: uuid */
            scheduleId?: string;
            periodNo?: number;
        };
        /** SuspensionCall */
        SuspensionCall: {
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            at: string;
            /** @enum {unknown} */
            result: "reached" | "no_answer" | "wrong_number" | "call_later";
        };
        /** SuspensionCase */
        SuspensionCase: {
            /** Format: uuid */
            suspensionId: string;
            /** Format: uuid */
            appointmentId: string;
            reason: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            answerBy: string;
            /** @description The clinic was to be today when it was suspended */
            urgent: boolean;
            offers: ("substitute" | "move" | "refund")[];
            was: components["schemas"]["SuspendedNumber"];
            substitute?: components["schemas"]["SubstituteClinic"];
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            toldAt?: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            readAt?: string;
            /** @enum {unknown} */
            choice?: "substitute" | "move" | "refund";
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            chosenAt?: string;
            /** @enum {unknown} */
            outcome?: "substituted" | "moved" | "refunded" | "unanswered" | "hold_returned" | "seen" | "lifted";
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            settledAt?: string;
        };
        /** SuspensionMade */
        SuspensionMade: {
            /** Format: uuid */
            suspensionId: string;
        };
        /**
         * SuspensionPick
         * @description `substituteId`: the doctor who stands in
         */
        SuspensionPick: {
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            substituteId?: string;
        };
        /** SuspensionPreview */
        SuspensionPreview: {
            schedules: components["schemas"]["SuspensionPreviewDay"][];
            patients: components["schemas"]["PatientToBeAffected"][];
            affected: number;
            paid: number;
            held: number;
            unreachable: number;
            /** @description Whole fen (分) */
            refundFen: number;
        };
        /** SuspensionPreviewDay */
        SuspensionPreviewDay: {
            schedule: components["schemas"]["Schedule"];
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            answerBy: string;
            substitutes: components["schemas"]["PossibleSubstitute"][];
            affected: number;
            held: number;
        };
        /** SuspensionProgress */
        SuspensionProgress: {
            /** Format: uuid */
            id: string;
            reason: string;
            offers: ("substitute" | "move" | "refund")[];
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            liftedAt?: string;
            canLift: boolean;
            schedules: components["schemas"]["SuspendedClinic"][];
            affected: number;
            told: number;
            read: number;
            called: number;
            toCall: number;
            open: number;
            substituted: number;
            moved: number;
            refunded: number;
            unanswered: number;
            holdReturned: number;
        };
        /** TemplateChange */
        TemplateChange: {
            /** @enum {unknown} */
            feeLevel?: "ordinary" | "associate_chief" | "chief" | "renowned" | "special_need" | "evening_weekend";
            /** @description ISO: Monday = 1 */
            weekday?: number;
            everyWeeks?: number;
            periods?: components["schemas"]["Period"][];
            pools?: components["schemas"]["PoolShares"];
            room?: string;
            resources?: string[];
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            validFrom?: string;
            validTo?: string | null;
            active?: boolean;
        };
        /** Timetable */
        Timetable: {
            schedules: components["schemas"]["Schedule"][];
            calendar: components["schemas"]["CalendarDay"][];
        };
        /** TimetableChange */
        TimetableChange: {
            /** Format: uuid */
            departmentId?: string;
            /** Format: uuid */
            practitionerId?: string;
            /** @enum {unknown} */
            feeLevel?: "ordinary" | "associate_chief" | "chief" | "renowned" | "special_need" | "evening_weekend";
            /** @enum {unknown} */
            half?: "am" | "pm" | "night";
            /** @description ISO: Monday = 1 */
            weekday?: number;
            everyWeeks?: number;
            periods?: components["schemas"]["Period"][];
            pools?: components["schemas"]["PoolShares"];
            room?: string;
            resources?: string[];
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            validFrom?: string;
            validTo?: string | null;
            active?: boolean;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on?: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            releaseAt?: string;
            withdrawn?: boolean;
        };
        /** TransferRequest */
        TransferRequest: {
            /** Format: uuid */
            roomId: string;
            /** Format: uuid */
            practitionerId?: string;
            /** @enum {unknown} */
            reason: "other_speciality" | "doctor_away" | "shorter_line" | "asked_by_patient";
            note?: string;
        };
        /** Transferred */
        Transferred: {
            /** Format: uuid */
            queueId: string;
        };
        /** TriageAnswer */
        TriageAnswer: {
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            kind: "emergency" | "result" | "question" | "unclear" | "empty";
            emergencies: components["schemas"]["EmergencyNotice"][];
            departments: components["schemas"]["TriageDepartment"][];
            emergencyDepartment?: {
                /** Format: uuid */
                departmentId: string;
                name: string;
                place: string;
                /** Format: uuid */
                campusId: string;
            };
            question?: components["schemas"]["TriageQuestion"];
            /** @description Something in the words sounds like a complaint; false when they only could be asked back */
            understood: boolean;
            confidence: number;
        };
        /** TriageDepartment */
        TriageDepartment: {
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            campusId: string;
            name: string;
            place: string;
            /** @description The standard department it answers */
            standard: string;
            /** @description The patient’s own words that speak for it */
            because: string[];
            /** @description Who treats what was written, best match first */
            practitionerIds: string[];
        };
        /** TriageEditor */
        TriageEditor: {
            version: number;
            settings: components["schemas"]["TriageSettings"];
            savedBy?: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            savedAt?: string;
            standards: {
                name: string;
                code: string;
                answeredBy: string[];
            }[];
            departments: {
                id: string;
                name: string;
                campusId: string;
            }[];
            rules: {
                id: string;
                name: string;
                action: string;
                sources: string[];
            }[];
        };
        /** TriageLogRow */
        TriageLogRow: {
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            saidAt: string;
            words?: string;
            ageBand?: string;
            sex?: string;
            kind: string;
            redFlags: string[];
            offered: string[];
            confidence: number;
            answers: string[];
            /** Format: uuid */
            chosenDepartmentId?: string;
            agreed?: boolean;
        };
        /** TriageMapping */
        TriageMapping: {
            standard: string;
            departmentIds: string[];
        };
        /** TriageQuestion */
        TriageQuestion: {
            id: string;
            /** @description Always ends with `unknown` */
            choices: string[];
            /** @description A friendlier wording by a partner; the choices stay ours */
            text?: string;
        };
        /** TriageRegression */
        TriageRegression: {
            cases: number;
            redFlags: components["schemas"]["BrokenCase"][];
            departments: components["schemas"]["BrokenCase"][];
        };
        /** TriageRequest */
        TriageRequest: {
            /** Format: uuid */
            hospitalId: string;
            text: string;
            /** @description A place of the body map */
            part?: string;
            /** Format: uuid */
            patientId?: string;
            age?: number;
            /** @enum {unknown} */
            sex?: "male" | "female";
            /** @description Taps so far; at most two questions are asked */
            answers?: {
                question: string;
                choice: string;
            }[];
            /** @description The notice was read and does not apply: go on to departments */
            notAnEmergency?: boolean;
            /** @description The words may be kept, without the person, to make triage better */
            mayKeep?: boolean;
        };
        /** TriageSettings */
        TriageSettings: {
            mapping: components["schemas"]["TriageMapping"][];
            words: {
                word: string;
                standard: string;
                /** @enum {unknown} */
                strength: "strong" | "fair" | "weak";
            }[];
            redFlags: {
                name: string;
                /** @enum {unknown} */
                action: "call120" | "emergency" | "crisis";
                words: string[];
            }[];
        };
        /** TriageTryOut */
        TriageTryOut: {
            kind?: string;
            emergencies: components["schemas"]["EmergencyNotice"][];
            ranked: {
                standard: string;
                share: number;
                because: string[];
            }[];
            confidence: number;
            sure: boolean;
            regression?: components["schemas"]["TriageRegression"];
        };
        /** VisitSpan */
        VisitSpan: {
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            from: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            to: string;
        };
        /**
         * WaitEstimate
         * @description P10 to P90, reckoned at `at`
         */
        WaitEstimate: {
            fromMinutes: number;
            toMinutes: number;
            middleMinutes: number;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            at: string;
        };
        /** Waitlist */
        Waitlist: {
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            waiting: number;
            skipped: number;
            offered: number;
            booked: number;
            over: number;
        };
        /** WaitlistEntry */
        WaitlistEntry: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            hospitalId: string;
            /** Format: uuid */
            campusId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            patientId: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            /** @description HH:MM, hospital time */
            from: string;
            /** @description HH:MM, hospital time */
            to: string;
            feeLevel: string;
            /** @description Whole fen (分) */
            feeFen: number;
            /** @enum {unknown} */
            status: "waiting" | "skipped" | "offered" | "booked" | "declined" | "lapsed" | "left" | "cleared";
            /** @description Lost a number of this department to a suspension, so comes before the others */
            priority: boolean;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            joinedAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            changedAt: string;
            /** @description Place in line, while in it */
            position?: number;
            /** @description How many wait for this schedule */
            waiting: number;
            /** @description How many numbers came back in each of the last clinics of this doctor, on average */
            typicalReturns?: number;
            /** @description The refusal that the patient would have got, without its module */
            skipReason?: string;
            /**
             * Format: date-time
             * @description When the line is closed
             */
            closesAt: string;
            offer?: components["schemas"]["WaitlistOffer"];
        };
        /** WaitlistLine */
        WaitlistLine: {
            /** Format: uuid */
            scheduleId: string;
            waiting: number;
            open: boolean;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            closesAt: string;
        };
        /** WaitlistMove */
        WaitlistMove: {
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            at: string;
            from?: string;
            to: string;
            who: string;
            why: string;
        };
        /** WaitlistOffer */
        WaitlistOffer: {
            /** Format: uuid */
            appointmentId: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            offeredAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            until: string;
        };
        /** WaitlistWish */
        WaitlistWish: {
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            patientId: string;
        };
        /** Wish */
        Wish: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            hospitalId: string;
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            patientId: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            practitionerId?: string;
            /**
             * Format: date
             * @description Calendar day at the hospital, YYYY-MM-DD
             */
            on: string;
            /** @enum {unknown} */
            half: "am" | "pm" | "night";
            /** @description Whole fen (分) */
            feeFen: number;
            periods: number[];
            anyPeriod: boolean;
            /** @enum {unknown} */
            status: "wished" | "withdrawn" | "number" | "waitlist" | "refused" | "cancelled";
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            madeAt: string;
            /**
             * Format: date-time
             * @description Instant, RFC 3339
             */
            closesAt: string;
            rank?: number;
            refusal?: string;
            /** Format: uuid */
            appointmentId?: string;
            /** Format: uuid */
            entryId?: string;
        };
        /** WishRequest */
        WishRequest: {
            /** Format: uuid */
            scheduleId: string;
            /** Format: uuid */
            patientId: string;
            periods?: number[];
            anyPeriod?: boolean;
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
    loginWithWechat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    /** @enum {unknown} */
                    client: "weapp" | "h5";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    startOfficialAccountLogin: {
        parameters: {
            query: {
                redirect: string;
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
                    "application/json": {
                        url: string;
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    loginWithOfficialAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    state: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    sendSmsCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone: string;
                    /** @enum {unknown} */
                    purpose: "login" | "phone" | "password";
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmsCodeSent"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    loginWithPhone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone: string;
                    /** @description Six digits from the SMS */
                    code: string;
                    /** @enum {unknown} */
                    client: "weapp" | "h5";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    loginWithPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone: string;
                    password: string;
                    /** @enum {unknown} */
                    client: "weapp" | "h5";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listSessions: {
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
                    "application/json": {
                        items: components["schemas"]["Session"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    revokeSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listStaffSessions: {
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
                    "application/json": {
                        items: components["schemas"]["Session"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    staffLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    loginName: string;
                    password: string;
                    totp?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        staff: components["schemas"]["StaffMe"];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    staffLogOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    revokeStaffSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getAccount: {
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
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    updateAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    preferences?: {
                        elder?: boolean;
                        fontScale?: number;
                        /** @enum {unknown} */
                        language?: "zh-CN" | "en";
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    setPhone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone: string;
                    /** @description Six digits from the SMS */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    setPhoneFromWechat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    setPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    /** @description Six digits from the SMS */
                    code?: string;
                    oldPassword?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listConsentDocuments: {
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
                    "application/json": {
                        items: components["schemas"]["ConsentDocument"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listConsents: {
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
                    "application/json": {
                        items: components["schemas"]["GivenConsent"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    giveConsent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    documents: {
                        id: string;
                        version: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    withdrawConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listPatients: {
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
                    "application/json": {
                        items: components["schemas"]["Patient"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    addPatient: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {unknown} */
                    certificateType: "id_card" | "hmt_residence" | "foreigner_permit" | "passport" | "military" | "child";
                    certificateNumber: string;
                    phone: string;
                    /**
                     * Format: date
                     * @description Calendar day at the hospital, YYYY-MM-DD
                     */
                    bornOn?: string;
                    /** @enum {unknown} */
                    sex?: "male" | "female";
                    guardian?: {
                        name: string;
                        certificateNumber: string;
                    };
                    birthCertificateNumber?: string;
                    /**
                     * @description The patient, or the guardian of a child, agrees that these data are kept for treatment
                     * @enum {boolean}
                     */
                    consent: true;
                    /** @enum {unknown} */
                    relation: "self" | "spouse" | "child" | "parent" | "other";
                    /** @description Code sent to that phone (purpose "phone"); needed when the certificate is registered already and the phone is not this account’s own */
                    phoneCode?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Patient"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getPatient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["Patient"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    removePatient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    updatePatient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone?: string;
                    /** @enum {unknown} */
                    relation?: "self" | "spouse" | "child" | "parent" | "other";
                    isDefault?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Patient"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listReaders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": {
                        items: components["schemas"]["Reader"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getStaffMe: {
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
                    "application/json": components["schemas"]["StaffMe"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    changeStaffPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    oldPassword: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    confirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    beginTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        otpauthUrl: string;
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    removeTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listStaff: {
        parameters: {
            query?: {
                q?: string;
                role?: "admin" | "manager" | "department_head" | "doctor" | "desk" | "cashier" | "auditor";
                active?: boolean;
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
                    "application/json": {
                        items: components["schemas"]["StaffUser"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    createStaff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    loginName: string;
                    displayName: string;
                    roles: ("admin" | "manager" | "department_head" | "doctor" | "desk" | "cashier" | "auditor")[];
                    departmentIds: string[];
                    /** Format: uuid */
                    practitionerId?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: components["schemas"]["StaffUser"];
                        initialPassword: string;
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listRoles: {
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
                    "application/json": {
                        items: components["schemas"]["RoleInfo"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    updateStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    displayName?: string;
                    roles?: ("admin" | "manager" | "department_head" | "doctor" | "desk" | "cashier" | "auditor")[];
                    departmentIds?: string[];
                    /** Format: uuid */
                    practitionerId?: string;
                    active?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffUser"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    resetStaffPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": {
                        initialPassword: string;
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listAuditEntries: {
        parameters: {
            query?: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                from?: string;
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                to?: string;
                actorId?: string;
                action?: string;
                object?: string;
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
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        next?: string;
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    searchPatients: {
        parameters: {
            query?: {
                q?: string;
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
                    "application/json": {
                        items: components["schemas"]["PatientCard"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    registerPatient: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {unknown} */
                    certificateType: "id_card" | "hmt_residence" | "foreigner_permit" | "passport" | "military" | "child";
                    certificateNumber: string;
                    phone: string;
                    /**
                     * Format: date
                     * @description Calendar day at the hospital, YYYY-MM-DD
                     */
                    bornOn?: string;
                    /** @enum {unknown} */
                    sex?: "male" | "female";
                    guardian?: {
                        name: string;
                        certificateNumber: string;
                    };
                    birthCertificateNumber?: string;
                    /**
                     * @description The patient, or the guardian of a child, agrees that these data are kept for treatment
                     * @enum {boolean}
                     */
                    consent: true;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatientCard"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getPatientCard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["PatientCard"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    revealPatient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fields: ("phone" | "certificate")[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedPatient"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listHospitals: {
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
                    "application/json": {
                        items: components["schemas"]["Hospital"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getHospital: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["Hospital"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listDepartments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": {
                        items: components["schemas"]["Department"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getDepartment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["DepartmentPage"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getPractitioner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["Practitioner"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listFamousPractitioners: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": {
                        items: components["schemas"]["Practitioner"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    searchDirectory: {
        parameters: {
            query: {
                hospitalId: string;
                q: string;
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
                    "application/json": components["schemas"]["DirectorySearch"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listSitePages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": {
                        items: components["schemas"]["SitePageTitle"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getSitePage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                slug: "introduction" | "directions" | "process" | "equipment" | "famous-doctors";
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
                    "application/json": components["schemas"]["SitePage"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listPrices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": {
                        items: components["schemas"]["Price"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listAllPrices: {
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
                    "application/json": {
                        items: components["schemas"]["Price"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    setPrice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPrice"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Price"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listAllDepartments: {
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
                    "application/json": {
                        items: components["schemas"]["Department"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    createDepartment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDepartment"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    updateDepartment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartmentChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listAllPractitioners: {
        parameters: {
            query?: {
                q?: string;
                departmentId?: string;
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
                    "application/json": {
                        items: components["schemas"]["Practitioner"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    createPractitioner: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPractitioner"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Practitioner"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    updatePractitioner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PractitionerChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Practitioner"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    addPractitionerRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPractitionerRole"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Practitioner"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    removePractitionerRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                roleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    saveSitePage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: "introduction" | "directions" | "process" | "equipment" | "famous-doctors";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SitePageText"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SitePage"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getTimetable: {
        parameters: {
            query: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                from: string;
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                to: string;
                departmentId?: string;
                campusId?: string;
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
                    "application/json": components["schemas"]["Timetable"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listTemplates: {
        parameters: {
            query?: {
                departmentId?: string;
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
                    "application/json": {
                        items: components["schemas"]["ScheduleTemplate"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    createTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTemplate"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleTemplate"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    updateTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleTemplate"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    createSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSchedule"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    withdrawSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    updateSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    changeOccurrence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OccurrenceChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        schedule?: components["schemas"]["Schedule"];
                        template?: components["schemas"]["ScheduleTemplate"];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listCalendarDays: {
        parameters: {
            query: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                from: string;
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                to: string;
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
                    "application/json": {
                        items: components["schemas"]["CalendarDay"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    setCalendarDay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                on: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarDayKind"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarDay"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    removeCalendarDay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                on: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getDepartmentAvailability: {
        parameters: {
            query?: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                from?: string;
                days?: number;
            };
            header?: never;
            path: {
                id: string;
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
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description The server’s clock when this answer was put together. An answer in which nothing moved keeps it: count down by the header x-server-time, which is always of now
                         */
                        serverTime: string;
                        /**
                         * Format: date-time
                         * @description Only while the database is away: what is shown is of then. After a minute there is no answer (503)
                         */
                        staleSince?: string;
                        days: {
                            /**
                             * Format: date
                             * @description Calendar day at the hospital, YYYY-MM-DD
                             */
                            on: string;
                            /** @enum {unknown} */
                            state: "available" | "full" | "stopped" | "not_released" | "closed" | "by_draw";
                            left: number;
                        }[];
                        schedules: components["schemas"]["ScheduleAvailability"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getPractitionerAvailability: {
        parameters: {
            query?: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                from?: string;
                days?: number;
            };
            header?: never;
            path: {
                id: string;
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
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description The server’s clock when this answer was put together. An answer in which nothing moved keeps it: count down by the header x-server-time, which is always of now
                         */
                        serverTime: string;
                        /**
                         * Format: date-time
                         * @description Only while the database is away: what is shown is of then. After a minute there is no answer (503)
                         */
                        staleSince?: string;
                        schedules: components["schemas"]["ScheduleAvailability"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listPeriods: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description The server’s clock when this answer was put together. An answer in which nothing moved keeps it: count down by the header x-server-time, which is always of now
                         */
                        serverTime: string;
                        /**
                         * Format: date-time
                         * @description Only while the database is away: what is shown is of then. After a minute there is no answer (503)
                         */
                        staleSince?: string;
                        schedule: components["schemas"]["ScheduleAvailability"];
                        periods: components["schemas"]["PeriodAvailability"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listAppointments: {
        parameters: {
            query: {
                patientId: string;
                scope?: "upcoming" | "past" | "all";
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
                    "application/json": {
                        items: components["schemas"]["Appointment"][];
                        next?: string;
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    takeNumber: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
                /** @description Random id that the app made and keeps; no more than a name */
                "jiuyi-device"?: string;
                /** @description Solution of the challenge: `<challenge>.<nonce>` */
                "rush-permit"?: string;
                /** @description Place of the waiting room, from the refusal `appointments.waiting` */
                "rush-place"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NumberRequest"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getRushChallenge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Random id the app keeps */
                "jiuyi-device"?: string;
            };
            path: {
                id: string;
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
                    "application/json": components["schemas"]["RushChallenge"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listSlowedHours: {
        parameters: {
            query: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                from: string;
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                to: string;
                departmentId?: string;
                reason?: "permit_missing" | "permit_wrong" | "permit_expired" | "device_missing" | "device_accounts" | "device_patients" | "many_keys" | "burst" | "early" | "network_crowd" | "wechat_risk" | "flood";
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
                    "application/json": {
                        items: components["schemas"]["SlowedHour"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listSlowedSubjects: {
        parameters: {
            query: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                from: string;
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                to: string;
                departmentId?: string;
                reason?: "permit_missing" | "permit_wrong" | "permit_expired" | "device_missing" | "device_accounts" | "device_patients" | "many_keys" | "burst" | "early" | "network_crowd" | "wechat_risk" | "flood";
                /** @description Instant, RFC 3339 */
                hour?: string;
                code?: string;
                cursor?: string;
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
                    "application/json": {
                        items: components["schemas"]["SlowedSubject"][];
                        next?: string;
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listExemptions: {
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
                    "application/json": {
                        items: components["schemas"]["Exemption"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    addExemption: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExemption"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exemption"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    endExemption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["Exemption"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    searchAppointments: {
        parameters: {
            query?: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                on?: string;
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                to?: string;
                departmentId?: string;
                practitionerId?: string;
                campusId?: string;
                status?: "pending" | "booked" | "arrived" | "fulfilled" | "cancelled" | "noshow";
                q?: string;
                cursor?: string;
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
                    "application/json": {
                        items: components["schemas"]["FoundAppointment"][];
                        next?: string;
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    bookAtDesk: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NumberRequest"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    cancelAppointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    cancelAtDesk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    rescheduleAppointment: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Destination"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    rescheduleAtDesk: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Destination"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getAppointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getAppointmentHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": {
                        items: components["schemas"]["NumberEvent"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getStaffAppointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["FoundAppointment"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listStocks: {
        parameters: {
            query: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                from: string;
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                to: string;
                departmentId: string;
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
                    "application/json": {
                        items: components["schemas"]["Stock"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listResources: {
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
                    "application/json": {
                        items: components["schemas"]["Resource"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    createResource: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewResource"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resource"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    updateResource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResourceChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resource"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listResourceUses: {
        parameters: {
            query: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                on: string;
            };
            header?: never;
            path: {
                id: string;
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
                    "application/json": {
                        items: components["schemas"]["ResourceUse"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listExtraNumbers: {
        parameters: {
            query: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                on: string;
                departmentId?: string;
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
                    "application/json": {
                        items: components["schemas"]["ExtraNumber"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listOwnSchedules: {
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
                    "application/json": {
                        items: components["schemas"]["OwnSchedule"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    authoriseExtraNumber: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtraNumberRequest"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtraNumber"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    fillExtraNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtraNumber"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    withdrawExtraNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["ExtraNumber"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getSeriesOfAppointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["Series"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    cancelSeries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    scope: "this" | "following" | "all";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesCancellation"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getSeries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["Series"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    cancelSeriesAtDesk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    appointmentId: string;
                    /** @enum {unknown} */
                    scope: "this" | "following" | "all";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesCancellation"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listPools: {
        parameters: {
            query: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                from: string;
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                to: string;
                departmentId: string;
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
                    "application/json": {
                        items: components["schemas"]["SchedulePools"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    returnPool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PoolReturning"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchedulePools"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    watchRelease: {
        parameters: {
            query?: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                on?: string;
                step?: "second" | "minute";
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
                    "application/json": components["schemas"]["ReleaseMonitor"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    checkInAtDesk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    undoCheckIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listMyNoShows: {
        parameters: {
            query: {
                patientId: string;
                hospitalId: string;
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
                    "application/json": components["schemas"]["MyNoShows"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    appealNoShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        state: "counted" | "spent" | "lapsed" | "appealed" | "excused" | "rejected";
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listNoShows: {
        parameters: {
            query?: {
                state?: "counted" | "spent" | "lapsed" | "appealed" | "excused" | "rejected";
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                from?: string;
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                to?: string;
                cursor?: string;
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
                    "application/json": {
                        items: components["schemas"]["MissedVisit"][];
                        next?: string;
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    decideNoShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoShowDecision"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        state: "counted" | "spent" | "lapsed" | "appealed" | "excused" | "rejected";
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listWaitlistEntries: {
        parameters: {
            query: {
                patientId: string;
                scope?: "open" | "all";
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
                    "application/json": {
                        items: components["schemas"]["WaitlistEntry"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    joinWaitlist: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WaitlistWish"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    leaveWaitlist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    confirmWaitlistOffer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    confirmWaitlistOfferAtDesk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getWaitlistEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getWaitlistLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["WaitlistLine"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listWaitlists: {
        parameters: {
            query: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                from: string;
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                to: string;
                departmentId?: string;
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
                    "application/json": {
                        items: components["schemas"]["Waitlist"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listStaffWaitlistEntries: {
        parameters: {
            query: {
                scheduleId: string;
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
                    "application/json": {
                        items: components["schemas"]["ListedWaitlistEntry"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    joinWaitlistAtDesk: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    scheduleId: string;
                    /** Format: uuid */
                    patientId: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    removeFromWaitlist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getSuspensionCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["SuspensionCase"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    readSuspensionCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listSuspensionMoves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": {
                        items: components["schemas"]["MoveOption"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    answerSuspension: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description Where to (`move` only) */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspensionAnswer"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspensionCase"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listSuspensions: {
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
                    "application/json": {
                        items: components["schemas"]["SuspensionProgress"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    suspendClinics: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSuspension"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspensionMade"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getSuspension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["SuspensionProgress"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listSuspensionCases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": {
                        items: components["schemas"]["AffectedPatient"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listSuspensionCalls: {
        parameters: {
            query?: {
                departmentId?: string;
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
                    "application/json": {
                        items: components["schemas"]["AffectedPatient"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listSuspensionMovesAtDesk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": {
                        items: components["schemas"]["MoveOption"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    noteSuspensionCall: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    result: "reached" | "no_answer" | "wrong_number" | "call_later";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AffectedPatient"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    answerSuspensionAtDesk: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description Where to (`move` only) */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspensionAnswer"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AffectedPatient"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listDraws: {
        parameters: {
            query: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                from: string;
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                to: string;
                departmentId?: string;
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
                    "application/json": {
                        items: components["schemas"]["Draw"][];
                        markable: components["schemas"]["MarkableSchedule"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    markDraw: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    scheduleId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draw"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    unmarkDraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listWishes: {
        parameters: {
            query: {
                patientId: string;
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
                    "application/json": {
                        items: components["schemas"]["Wish"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    makeWish: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WishRequest"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wish"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    withdrawWish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["Wish"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listStaffWishes: {
        parameters: {
            query: {
                scheduleId: string;
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
                    "application/json": {
                        items: components["schemas"]["ListedWish"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    makeWishAtDesk: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WishRequest"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wish"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    withdrawWishAtDesk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["Wish"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getDraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["DrawProof"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    receiveWechatPayNotification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description See code */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code: "FAIL";
                        message: string;
                    };
                };
            };
            /** @description See code */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code: "FAIL";
                        message: string;
                    };
                };
            };
            /** @description See code */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code: "FAIL";
                        message: string;
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listOrders: {
        parameters: {
            query?: {
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                on?: string;
                status?: "open" | "paid" | "closed" | "refunding" | "refunded";
                q?: string;
                /** @description Only what a person must look at */
                attention?: boolean;
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
                    "application/json": {
                        items: components["schemas"]["Order"][];
                        next?: string;
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listMessages: {
        parameters: {
            query?: {
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
                    "application/json": {
                        items: components["schemas"]["Message"][];
                        next?: string;
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    countUnread: {
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
                    "application/json": {
                        unread: number;
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    markRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    markAllRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getNotificationPreferences: {
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
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    setNotificationPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationPreferences"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listSubscribeTemplates: {
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
                    "application/json": {
                        items: {
                            templateId: string;
                            /** @enum {unknown} */
                            name: "number_held" | "number_booked" | "number_cancelled" | "number_moved" | "hold_expired" | "waitlist_joined" | "waitlist_offered" | "waitlist_lapsed" | "waitlist_cleared" | "draw_won" | "draw_not_won" | "payment_returned" | "number_missed" | "booking_restricted" | "turn_near" | "turn_called" | "call_missed" | "refund_done" | "clinic_suspended" | "clinic_suspended_today" | "suspension_moved" | "suspension_refunded" | "suspension_hold_returned" | "suspension_lifted";
                        }[];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    addSubscribeConsents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    templateIds: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listDeliveries: {
        parameters: {
            query?: {
                state?: "waiting" | "sent" | "failed" | "skipped";
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
                    "application/json": {
                        items: components["schemas"]["Delivery"][];
                        next?: string;
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    askTriage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TriageRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriageAnswer"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getTriageSettings: {
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
                    "application/json": components["schemas"]["TriageEditor"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    saveTriageSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    settings: components["schemas"]["TriageSettings"];
                    /** @description Save although departments of built-in cases change */
                    anyway?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedTriageSettings"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    tryOutTriage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    settings: components["schemas"]["TriageSettings"];
                    text?: string;
                    age?: number;
                    /** @enum {unknown} */
                    sex?: "male" | "female";
                    runCases?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriageTryOut"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listTriageConsultations: {
        parameters: {
            query?: {
                kind?: "emergency" | "result" | "question" | "unclear";
                /** @description Instant, RFC 3339 */
                before?: string;
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
                    "application/json": {
                        items: components["schemas"]["TriageLogRow"][];
                        counts: {
                            all: number;
                            emergency: number;
                            unclear: number;
                            chosen: number;
                            agreed: number;
                            closed: number;
                        };
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listQueues: {
        parameters: {
            query?: {
                departmentId?: string;
                /** @description Calendar day at the hospital, YYYY-MM-DD */
                on?: string;
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
                    "application/json": {
                        items: components["schemas"]["QueueLine"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["StaffQueue"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    followQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "text/event-stream": string;
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    callNext: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallRequest"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffQueueEntry"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    pauseCalling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffQueue"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    resumeCalling: {
        parameters: {
            query?: {
                practitionerId?: string;
            };
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["StaffQueue"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    recallPatient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["StaffQueueEntry"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    missCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["StaffQueueEntry"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    startVisit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["StaffQueueEntry"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    finishVisit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffQueueEntry"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    returnToQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["StaffQueueEntry"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    prioritisePatient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriorityRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffQueueEntry"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    transferPatient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transferred"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    shareQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoomSharing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedRoom"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getMyPlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["QueuePlace"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    giveUpMyPlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["QueuePlace"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    followMyPlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "text/event-stream": string;
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getScreen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room: string;
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
                    "application/json": components["schemas"]["ScreenView"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    followScreen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room: string;
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
                    "text/event-stream": string;
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getDoorCode: {
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
                    "application/json": components["schemas"]["DoorCode"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    listQueueDevices: {
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
                    "application/json": {
                        items: components["schemas"]["QueueDevice"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    addQueueDevice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewQueueDevice"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedQueueDevice"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    revokeQueueDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["QueueDevice"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    payForAppointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    channel: "wechat_jsapi";
                    /** @enum {unknown} */
                    app: "mini-program" | "official-account";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedPayment"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    checkAppointmentPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["PaymentCheck"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getAppointmentOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": {
                        order?: components["schemas"]["Order"];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    takeDeskPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    channel: "wechat_native" | "cash" | "card_terminal";
                    reference?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        order: components["schemas"]["Order"];
                        codeUrl?: string;
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    checkDeskPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["PaymentCheck"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    refundAppointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        order: components["schemas"]["Order"];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getDeskOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": {
                        order?: components["schemas"]["Order"];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    previewTimetableChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    templateId?: string;
                    /** Format: uuid */
                    scheduleId?: string;
                    /** @enum {unknown} */
                    scope?: "this" | "following" | "all";
                    change: components["schemas"]["TimetableChange"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        schedules: components["schemas"]["AffectedSchedule"][];
                        affectedPatients: number;
                        roomClashes: components["schemas"]["RoomClash"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    previewSuspension: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    scheduleIds: string[];
                    /**
                     * Format: date-time
                     * @description Instant, RFC 3339
                     */
                    answerBy?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspensionPreview"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    extendSuspension: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSuspension"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspensionMade"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    liftSuspension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    previewSeries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeriesRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesAnswer"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    bookSeries: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeriesBooking"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesAnswer"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    previewSeriesMove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeriesMove"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesMoved"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    moveSeries: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeriesMove"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesMoved"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    carryComplaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComplaintForVisit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatientWords"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getComplaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["PatientWords"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    checkIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckInAtDoor"] | components["schemas"]["CheckInByLocation"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    findAtKiosk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KioskLookup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["KioskVisit"][];
                    };
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    checkInAtKiosk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KioskCheckIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KioskCheckedIn"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
    getConfig: {
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
                    "application/json": components["schemas"]["Config"];
                };
            };
            /** @description Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people. */
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
