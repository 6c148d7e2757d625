//! Who and what the demo is made of. The people are invented; the organizations are real, their figures are not.

/// Number and code of the organizations that have people in the demo.
pub(super) const ORGANIZATIONS: [(i32, &str); 5] = [(1, "OOBC"), (2, "MAFAR"), (6, "MOH"), (10, "MOLE"), (17, "OCM")];

/// Who reads across organizations, and at what level.
pub(super) const OVERSEERS: [(&str, &str); 2] = [("ocm.executive", "executive"), ("ocm.viewer", "viewer")];

/// A person of the demo; one without a membership is the platform operator.
pub(super) struct Person {
    pub login: &'static str,
    pub first_name: &'static str,
    pub last_name: &'static str,
    /// Code and role, the primary organization first.
    pub memberships: &'static [(&'static str, &'static str)],
}

const fn person(
    login: &'static str,
    first_name: &'static str,
    last_name: &'static str,
    memberships: &'static [(&'static str, &'static str)],
) -> Person {
    Person { login, first_name, last_name, memberships }
}

pub(super) const PEOPLE: [Person; 24] = [
    person("oobc.admin", "Salma", "Abdulrahman", &[("OOBC", "admin")]),
    person("oobc.manager", "Datu Nasser", "Ampatuan", &[("OOBC", "manager")]),
    person("oobc.staff", "Hanifa", "Macarimbang", &[("OOBC", "staff")]),
    person("oobc.staff2", "Jomar", "Dela Peña", &[("OOBC", "staff")]),
    person("oobc.viewer", "Rohanie", "Tumama", &[("OOBC", "viewer")]),
    person("mafar.admin", "Ibrahim", "Kalim", &[("MAFAR", "admin")]),
    person("mafar.manager", "Norhata", "Mastura", &[("MAFAR", "manager")]),
    person("mafar.staff", "Abdulbasit", "Usman", &[("MAFAR", "staff")]),
    person("mafar.staff2", "Liza", "Manalo", &[("MAFAR", "staff")]),
    person("mafar.viewer", "Omar", "Guiamalon", &[("MAFAR", "viewer")]),
    person("moh.admin", "Fatima", "Sinsuat", &[("MOH", "admin")]),
    person("moh.manager", "Kadil", "Sinolinding", &[("MOH", "manager")]),
    person("moh.staff", "Aisah", "Dimaporo", &[("MOH", "staff")]),
    person("moh.staff2", "Reynaldo", "Cruz", &[("MOH", "staff")]),
    person("moh.viewer", "Zainab", "Pangarungan", &[("MOH", "viewer")]),
    person("mole.admin", "Muslimin", "Sema", &[("MOLE", "admin")]),
    person("mole.manager", "Bai Sandra", "Baraguir", &[("MOLE", "manager")]),
    person("mole.staff", "Tarhata", "Balindong", &[("MOLE", "staff")]),
    person("mole.staff2", "Arnel", "Villanueva", &[("MOLE", "staff")]),
    person("mole.viewer", "Saidali", "Gandamra", &[("MOLE", "viewer")]),
    person("ocm.executive", "Sittie", "Alonto", &[("OCM", "staff")]),
    person("ocm.viewer", "Faisal", "Datumanong", &[("OCM", "viewer")]),
    person("two.ministries", "Jamila", "Lucman", &[("MOH", "staff"), ("MOLE", "viewer")]),
    person("operator", "Platform", "Operator", &[]),
];

/// What an organization plans in the demo.
pub(super) struct Ministry {
    pub code: &'static str,
    pub title: &'static str,
    pub vision: &'static str,
    pub mission: &'static str,
    pub priorities: &'static str,
    /// Pesos.
    pub budget: &'static str,
    /// Title, metric, target and priority.
    pub goals: [(&'static str, &'static str, &'static str, &'static str); 4],
    /// Title, indicator and target.
    pub objectives: [(&'static str, &'static str, &'static str); 4],
}

pub(super) const MINISTRIES: [Ministry; 4] = [
    Ministry {
        code: "OOBC",
        title: "Strategic plan for Bangsamoro communities outside the region",
        vision: "Bangsamoro communities outside the region are heard, served and connected.",
        mission: "To bring the programmes of the Bangsamoro government to communities beyond its territory.",
        priorities: "Community profiles, coordination with local governments, legal assistance.",
        budget: "48500000.00",
        goals: [
            ("Profile every community", "communities with a validated profile", "1200", "critical"),
            ("Agreements with local governments", "signed agreements", "45", "high"),
            ("Scholarships for madrasah students", "scholars supported a year", "800", "medium"),
            ("Help desks in the provinces", "help desks in operation", "16", "low"),
        ],
        objectives: [
            ("Validate community profiles in Region XII", "profiles validated", "240"),
            ("Sign agreements with municipalities", "agreements signed", "12"),
            ("Train community coordinators", "coordinators trained", "90"),
            ("Open a help desk in Palawan", "help desks opened", "1"),
        ],
    },
    Ministry {
        code: "MAFAR",
        title: "Agriculture and fisheries strategic plan",
        vision: "Food-secure and prosperous farming and fishing families in the Bangsamoro.",
        mission: "To raise the yield and income of farmers and fisherfolk and to complete agrarian reform.",
        priorities: "Irrigation, post-harvest facilities, halal livestock, fisherfolk registration.",
        budget: "1325000000.00",
        goals: [
            ("Raise the yield of palay", "tonnes per hectare", "4.8", "critical"),
            ("Irrigate rain-fed land", "hectares irrigated", "15000", "high"),
            ("Certify halal livestock farms", "farms certified", "350", "medium"),
            ("Register fisherfolk", "fisherfolk registered", "60000", "high"),
        ],
        objectives: [
            ("Distribute certified seed", "hectares planted with certified seed", "22000"),
            ("Build solar irrigation", "systems in operation", "40"),
            ("Train halal livestock raisers", "raisers trained", "600"),
            ("Hand over post-harvest machines", "machines handed over", "75"),
        ],
    },
    Ministry {
        code: "MOH",
        title: "Bangsamoro health strategic plan",
        vision: "Healthy Bangsamoro families with care within reach of every barangay.",
        mission: "To give equitable, culturally sensitive health services through a strong regional system.",
        priorities: "Maternal care, immunisation, hospital upgrading, health data.",
        budget: "2840000000.00",
        goals: [
            ("Fully immunise children", "per cent of children under two fully immunised", "95", "critical"),
            ("Births attended by skilled staff", "per cent of births", "90", "critical"),
            ("Upgrade district hospitals", "hospitals at level 1 or above", "12", "high"),
            ("Health records in every rural health unit", "units with electronic records", "116", "medium"),
        ],
        objectives: [
            ("Immunisation days in island municipalities", "children immunised", "18000"),
            ("Deploy midwives to barangays", "midwives deployed", "320"),
            ("Complete two hospital wings", "wings in use", "2"),
            ("Install record systems", "units equipped", "30"),
        ],
    },
    Ministry {
        code: "MOLE",
        title: "Labor and employment strategic plan",
        vision: "Decent work for every Bangsamoro worker, at home and overseas.",
        mission: "To protect workers, match skills with jobs and keep industrial peace.",
        priorities: "Job matching, overseas workers, child labor, labor inspection.",
        budget: "365000000.00",
        goals: [
            ("Place job seekers", "job seekers placed", "25000", "critical"),
            ("Inspect establishments", "establishments inspected", "1800", "high"),
            ("Bring children out of labor", "children referred to services", "5000", "critical"),
            ("Support returning overseas workers", "workers supported", "3500", "medium"),
        ],
        objectives: [
            ("Job fairs in every province", "job fairs held", "10"),
            ("Train labor inspectors", "inspectors certified", "24"),
            ("Profile children at risk", "children profiled", "1200"),
            ("Livelihood kits for returning workers", "kits released", "700"),
        ],
    },
];
