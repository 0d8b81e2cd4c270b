//! A table of invented families, read by eye: who they are, what they answer, and what they should hear.
//!
//! Programmes for other people are left out of the third column. `?` is unknown, `-` missing, `!` failed.

use super::{
    tests::{judged, line},
    *,
};

const PERSONAS: &[(&str, &str, &str)] = &[
    (
        "Kandas from China, still there, papers in order",
        r#"{"citizenship":"foreign","where_now":"abroad","has_kandas_status":false,"ethnic_kazakh":true,"former_kz_citizen":false,"nationality_in_papers":true,"keeps_foreign_citizenship":false,"destination":"village","household_size":5}"#,
        "kandas_status likely; kandas_quota not_yet -kandas_status; relocation_money not_yet -kandas_status; mobility_certificate not_yet -kandas_status; diploma_to_village ask ?kz_citizen; doctor_grant ask ?kz_citizen ?scarce_specialty; simplified_citizenship not_yet -kandas_status",
    ),
    (
        "Kandas from China whose passport does not name the nationality",
        r#"{"citizenship":"foreign","has_kandas_status":false,"ethnic_kazakh":true,"nationality_in_papers":false,"keeps_foreign_citizenship":false,"profession":"other"}"#,
        "kandas_status not_yet -nationality_proof; kandas_quota not_yet -kandas_status; relocation_money not_yet -kandas_status; mobility_certificate not_yet -kandas_status; simplified_citizenship not_yet -kandas_status",
    ),
    (
        "Kandas from Uzbekistan with the status, renting in Almaty region",
        r#"{"citizenship":"foreign","where_now":"kz","region":"almaty_region","has_kandas_status":true,"ethnic_kazakh":true,"keeps_foreign_citizenship":false,"destination":"village","profession":"none","household_size":6}"#,
        "kandas_quota likely; relocation_money likely; mobility_certificate likely; simplified_citizenship likely",
    ),
    (
        "Kandas with the status who already came to a village of SKO",
        r#"{"citizenship":"foreign","where_now":"kz","region":"north_kazakhstan","has_kandas_status":true,"ethnic_kazakh":true,"keeps_foreign_citizenship":false,"profession":"none"}"#,
        "kandas_quota ask ?not_yet_in_region; relocation_money ask ?not_yet_in_region; mobility_certificate ask ?not_yet_in_region; simplified_citizenship likely",
    ),
    (
        "Kandas from Mongolia who wants to keep the passport",
        r#"{"citizenship":"foreign","has_kandas_status":true,"ethnic_kazakh":true,"keeps_foreign_citizenship":true,"profession":"none"}"#,
        "kandas_quota likely; relocation_money likely; mobility_certificate likely; ata_zholy ask ?profession_or_business; simplified_citizenship not_yet -renounce_foreign_citizenship",
    ),
    (
        "Stateless Kazakh from Turkmenistan without the status",
        r#"{"citizenship":"stateless","has_kandas_status":false,"ethnic_kazakh":true,"former_kz_citizen":false,"nationality_in_papers":true,"profession":"none"}"#,
        "kandas_status likely; kandas_quota not_yet -kandas_status; relocation_money not_yet -kandas_status; mobility_certificate not_yet -kandas_status; simplified_citizenship not_yet -kandas_status",
    ),
    (
        "Former citizen who took Russian citizenship and wants back",
        r#"{"citizenship":"foreign","has_kandas_status":false,"ethnic_kazakh":true,"former_kz_citizen":true,"keeps_foreign_citizenship":false,"profession":"none"}"#,
        "kandas_status no !never_kz_citizen; kandas_quota no !never_kz_citizen; relocation_money no !never_kz_citizen; mobility_certificate no !never_kz_citizen; simplified_citizenship ask ?never_kz_citizen -kandas_status",
    ),
    (
        "Uzbek wife of a kandas",
        r#"{"citizenship":"foreign","has_kandas_status":false,"ethnic_kazakh":false,"keeps_foreign_citizenship":true,"profession":"teacher","has_diploma":true}"#,
        "kandas_status no !ethnic_kazakh; kandas_quota no !ethnic_kazakh; relocation_money no !ethnic_kazakh; mobility_certificate no !ethnic_kazakh; diploma_to_village ask ?kz_citizen; ata_zholy no !ethnic_kazakh; simplified_citizenship no !ethnic_kazakh",
    ),
    (
        "Kandas doctor from Russia, status held, to a village",
        r#"{"citizenship":"foreign","has_kandas_status":true,"ethnic_kazakh":true,"keeps_foreign_citizenship":false,"profession":"doctor","has_diploma":true,"destination":"village"}"#,
        "kandas_quota likely; relocation_money likely; mobility_certificate likely; diploma_to_village ask ?kz_citizen; doctor_grant ask ?kz_citizen ?scarce_specialty; simplified_citizenship likely",
    ),
    (
        "Kandas pensioner from Iran",
        r#"{"citizenship":"foreign","has_kandas_status":true,"ethnic_kazakh":true,"job_status":"pensioner","profession":"none","keeps_foreign_citizenship":false}"#,
        "kandas_quota ask ?not_pensioner; relocation_money ask ?not_pensioner; mobility_certificate ask ?not_pensioner; simplified_citizenship likely",
    ),
    (
        "Kandas from Turkey without the status who left debts behind",
        r#"{"citizenship":"foreign","has_kandas_status":false,"ethnic_kazakh":true,"left_home_region_debts":true,"profession":"none","keeps_foreign_citizenship":false}"#,
        "kandas_status likely; kandas_quota ask ?no_debts -kandas_status; relocation_money ask ?no_debts -kandas_status; mobility_certificate ask ?no_debts -kandas_status; simplified_citizenship not_yet -kandas_status",
    ),
    (
        "Somebody with the status who will not say the citizenship",
        r#"{"has_kandas_status":true,"profession":"none"}"#,
        "kandas_quota likely; relocation_money likely; mobility_certificate likely; ata_zholy ask ?profession_or_business; simplified_citizenship likely",
    ),
    (
        "Family of seven from Turkistan, all in order",
        r#"{"citizenship":"kz","region":"turkistan","registered_months":60,"job_status":"registered","profession":"none","destination":"village","owns_home_at_destination":false,"household_size":7,"children_under_18":5,"received_support_before":false,"left_home_region_debts":false}"#,
        "resettler_quota likely; relocation_money likely; mobility_certificate likely",
    ),
    (
        "Driver from Kyzylorda who still works",
        r#"{"citizenship":"kz","region":"kyzylorda","registered_months":24,"job_status":"employed","profession":"other","destination":"village"}"#,
        "resettler_quota not_yet -job_seeker_registration; relocation_money not_yet -job_seeker_registration; mobility_certificate not_yet -job_seeker_registration",
    ),
    (
        "Young family in Shymkent, registered for eleven months, not at the centre",
        r#"{"citizenship":"kz","region":"shymkent","registered_months":11,"job_status":"not_registered","profession":"none"}"#,
        "resettler_quota not_yet -registered_12_months -job_seeker_registration; relocation_money not_yet -registered_12_months -job_seeker_registration; mobility_certificate not_yet -registered_12_months -job_seeker_registration",
    ),
    (
        "Vet from Zhambyl with a diploma, to a village",
        r#"{"citizenship":"kz","region":"zhambyl","registered_months":12,"job_status":"registered","profession":"vet","has_diploma":true,"destination":"village","owns_home_at_destination":false,"household_size":3}"#,
        "resettler_quota likely; relocation_money likely; mobility_certificate likely; diploma_to_village likely",
    ),
    (
        "Teacher from Almaty region who has not chosen a place",
        r#"{"citizenship":"kz","region":"almaty_region","registered_months":36,"job_status":"registered","profession":"teacher","has_diploma":true,"destination":"undecided"}"#,
        "resettler_quota likely; relocation_money likely; mobility_certificate likely; diploma_to_village not_yet -destination_village",
    ),
    (
        "Teacher from Turkistan set on Petropavl",
        r#"{"citizenship":"kz","region":"turkistan","registered_months":36,"job_status":"registered","profession":"teacher","has_diploma":true,"destination":"petropavl"}"#,
        "resettler_quota ask ?listed_place; relocation_money ask ?listed_place; mobility_certificate ask ?listed_place; diploma_to_village not_yet -destination_village",
    ),
    (
        "Doctor from Turkistan to a district town",
        r#"{"citizenship":"kz","region":"turkistan","registered_months":36,"job_status":"registered","profession":"doctor","has_diploma":true,"destination":"town"}"#,
        "resettler_quota ask ?listed_place; relocation_money ask ?listed_place; mobility_certificate ask ?listed_place; diploma_to_village ask ?destination_not_town; doctor_grant not_yet -destination_village",
    ),
    (
        "Doctor from Shymkent to a village",
        r#"{"citizenship":"kz","region":"shymkent","registered_months":36,"job_status":"registered","profession":"doctor","has_diploma":true,"destination":"village"}"#,
        "resettler_quota likely; relocation_money likely; mobility_certificate likely; diploma_to_village likely; doctor_grant ask ?scarce_specialty",
    ),
    (
        "Family from Zhetisu",
        r#"{"citizenship":"kz","region":"zhetisu","registered_months":36,"job_status":"registered","profession":"none"}"#,
        "resettler_quota ask ?departure_region; relocation_money ask ?departure_region; mobility_certificate ask ?departure_region",
    ),
    (
        "Oil worker from Mangystau who still works",
        r#"{"citizenship":"kz","region":"mangystau","registered_months":36,"job_status":"employed","profession":"other"}"#,
        "resettler_quota ask ?departure_region -job_seeker_registration; relocation_money ask ?departure_region -job_seeker_registration; mobility_certificate ask ?departure_region -job_seeker_registration",
    ),
    (
        "Family living in SKO already",
        r#"{"citizenship":"kz","region":"north_kazakhstan","serpin_graduate":false,"registered_months":36,"job_status":"registered","profession":"none"}"#,
        "resettler_quota no !departure_region; relocation_money no !departure_region; mobility_certificate no !departure_region",
    ),
    (
        "Agronomist of SKO to a village there: the diploma programme knows no region",
        r#"{"citizenship":"kz","region":"north_kazakhstan","serpin_graduate":false,"profession":"agro","has_diploma":true,"destination":"village","owns_home_at_destination":false}"#,
        "resettler_quota no !departure_region; relocation_money no !departure_region; mobility_certificate no !departure_region; diploma_to_village likely",
    ),
    (
        "Serpin graduate in Petropavl, four months after, at the career centre",
        r#"{"citizenship":"kz","region":"north_kazakhstan","serpin_graduate":true,"months_since_graduation":4,"registered_months":40,"job_status":"registered","profession":"teacher","has_diploma":true,"destination":"village"}"#,
        "resettler_quota likely; relocation_money likely; mobility_certificate likely; diploma_to_village likely",
    ),
    (
        "Serpin graduate in Petropavl, a year after",
        r#"{"citizenship":"kz","region":"north_kazakhstan","serpin_graduate":true,"months_since_graduation":12,"job_status":"registered","profession":"other"}"#,
        "resettler_quota no !departure_region; relocation_money no !departure_region; mobility_certificate no !departure_region",
    ),
    (
        "Mother from Turkistan, divorced two years ago",
        r#"{"citizenship":"kz","region":"turkistan","registered_months":80,"job_status":"registered","profession":"none","divorced_months_ago":24,"household_size":4,"children_under_18":3}"#,
        "resettler_quota likely -divorce_certificate; relocation_money likely; mobility_certificate likely",
    ),
    (
        "Family from Kyzylorda with a house in the village already",
        r#"{"citizenship":"kz","region":"kyzylorda","registered_months":80,"job_status":"registered","profession":"social","has_diploma":true,"destination":"village","owns_home_at_destination":true}"#,
        "resettler_quota likely; relocation_money likely; mobility_certificate ask ?no_home_at_destination; diploma_to_village no !no_home_in_village",
    ),
    (
        "Pensioner teacher from Shymkent",
        r#"{"citizenship":"kz","region":"shymkent","registered_months":80,"job_status":"pensioner","profession":"teacher","has_diploma":true,"destination":"village"}"#,
        "resettler_quota ask ?not_pensioner; relocation_money ask ?not_pensioner; mobility_certificate ask ?not_pensioner; diploma_to_village ask ?not_pensioner",
    ),
    (
        "Family from Zhambyl that was moved once before and has debts",
        r#"{"citizenship":"kz","region":"zhambyl","registered_months":80,"job_status":"registered","profession":"none","received_support_before":true,"left_home_region_debts":true}"#,
        "resettler_quota ask ?first_support ?no_debts; relocation_money ask ?first_support ?no_debts; mobility_certificate ask ?first_support ?no_debts",
    ),
    (
        "Student of culture from Turkistan without a diploma yet",
        r#"{"citizenship":"kz","region":"turkistan","registered_months":200,"job_status":"student","profession":"culture_sport","has_diploma":false,"destination":"village"}"#,
        "resettler_quota not_yet -job_seeker_registration; relocation_money not_yet -job_seeker_registration; mobility_certificate not_yet -job_seeker_registration; diploma_to_village not_yet -diploma",
    ),
    (
        "Citizen who refuses everything else",
        r#"{"citizenship":"kz"}"#,
        "resettler_quota likely; relocation_money likely; mobility_certificate likely; diploma_to_village likely; doctor_grant ask ?scarce_specialty",
    ),
];

#[test]
fn families_hear_what_they_should() {
    for (who, answers, expected) in PERSONAS {
        let result = judged(answers);
        let shown = result.verdicts.iter().filter(|(_, judged)| judged.verdict != Verdict::NotApplicable);
        let lines: Vec<_> = shown.map(|(programme, judged)| format!("{programme} {}", line(judged))).collect();
        assert_eq!(lines.join("; "), *expected, "{who}");
    }
    assert!(PERSONAS.len() >= 25);
}
