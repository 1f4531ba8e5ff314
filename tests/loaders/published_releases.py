"""A few lines of earlier and later releases of the published files, and of files that are much like them.

England’s figures, and Hackney’s of everybody, are DfE’s; the others are invented.
"""

# ruff: noqa: E501

SUSPENSIONS_2020_21 = """\
time_identifier,time_period,geographic_level,country_code,country_name,region_code,region_name,new_la_code,old_la_code,la_name,school_type,characteristic_group,characteristic,headcount,perm_excl,perm_excl_rate,suspension,susp_rate,one_plus_susp,one_plus_susp_rate
Academic year,202021,National,E92000001,England,,,,,,Total,Age,Age 10,652794,75,0.011489076,11365,1.740978011,6765,1.036314672
Academic year,202021,Local authority,E92000001,England,E13000001,Inner London,E09000012,204,Hackney,Total,Total,Total,34050,6,1,1587,1,1004,1
Academic year,202021,Local authority,E92000001,England,E13000001,Inner London,E09000012,204,Hackney,Total,Ethnicity Major,Black / African / Caribbean / Black British,11000,1,1,270,1,250,1
Academic year,202021,Local authority,E92000001,England,E13000001,Inner London,E09000012,204,Hackney,Total,Ethnicity Major,Unclassified,480,0,1,23,1,11,1
"""

SUSPENSIONS_BY_LEVEL_2023_24 = """\
time_identifier,time_period,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,education_phase,num_schools,headcount,perm_excl,perm_excl_rate,suspension,susp_rate,one_plus_susp,one_plus_susp_rate
Academic year,202324,National,E92000001,England,,,,,,Total,21366,8445343,10885,0.12889,954952,11.30744,341266,4.04088
Academic year,202324,National,E92000001,England,,,,,,State-funded secondary,3475,3669933,9298,0.25336,829896,22.61338,287265,7.82753
Academic year,202324,Regional,E92000001,England,E12000001,North East,,,,Total,1102,394854,994,0.25174,72728,18.41896,18917,4.79088
Academic year,202324,Regional,E92000001,England,E12000007,London,,,,Total,2550,1294927,867,0.06695,73164,5.65005,40466,3.125
Academic year,202324,Local authority,E92000001,England,E12000007,London,204,E09000012,Hackney,Total,90,32946,52,0.15783,3207,9.73411,1671,5.07194
Academic year,202324,Local authority,E92000001,England,E12000007,London,204,E09000012,Hackney,State-funded primary,58,17700,2,1,131,1,80,1
"""

KEY_STAGE_4_2023_24 = """\
time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,version,education_investment_area_flag,priority_area_flag,establishment_type_group,breakdown,sex,ethnicity_major,ethnicity_minor,free_school_meals,sen_provision,sen_status,disadvantage,first_language,t_schools,t_pupils,t_att8,avg_att8,t_entbasics,pt_entbasics,t_l2basics_95,pt_l2basics_95,t_l2basics_94,pt_l2basics_94,t_ebacc_e_ptq_ee,pt_ebacc_e_ptq_ee,t_ebacc_95,pt_ebacc_95,t_ebacc_94,pt_ebacc_94,t_ebaccaps,avg_ebaccaps,t_inp8calct,t_p8score,avg_p8score,p8score_ci_low,p8score_ci_upp
202324,Academic year,National,E92000001,England,,,,,,Provisional,0,0,State-funded schools (LA),Ethnicity minor,Boys,Asian,Bangladeshi,Total,Total,Total,Total,Total,1088,5510,273342,49.6,5285,95.9,3089,56.1,4004,72.7,2815,51.1,1166,21.2,1621,29.4,24707.84,4.48,5176,1578.106,0.3,0.27,0.34
202324,Academic year,Local authority,E92000001,England,E13000001,Inner London,204,E09000012,Hackney,Provisional,0,0,State-funded schools (LA),Total,Total,Total,Total,Total,Total,Total,Total,Total,10,2300,117700.5,1,1,1,1150,1,1560,1,1,1,1,1,1,1,1,1,1,1,1,1,1
202324,Academic year,Local authority,E92000001,England,E13000001,Inner London,204,E09000012,Hackney,Provisional,0,0,State-funded schools (LA),Ethnicity major,Total,Black,Total,Total,Total,Total,Total,Total,16,800,37440,1,1,1,390,1,540,1,1,1,1,1,1,1,1,1,1,1,1,1,1
202324,Academic year,Local authority,E92000001,England,E13000001,Inner London,204,E09000012,Hackney,Provisional,0,0,State-funded schools (LA),Ethnicity minor,Boys,Black,Caribbean,Total,Total,Total,Total,Total,14,95,3638.5,1,1,1,35,1,52,1,1,1,1,1,1,1,1,1,1,1,1,1,1
"""

EARLY_YEARS_2023_24 = """\
time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,lad_code,lad_name,breakdown_topic,breakdown,sex,children_number,average_elgs,elg_number,elg_percentage,comm_lang_lit_number,comm_lang_lit_percentage,gld_number,gld_percentage
202324,Academic year,National,E92000001,England,,,,,,,,Total,Total,Total,608217,14.1,402851,66.2,420675,69.2,411626,67.7
202324,Academic year,National,E92000001,England,,,,,,,,Ethnic group: major,White,Female,200981,15.2,152094,75.7,156826,78,153859,76.6
202324,Academic year,Local authority,E92000001,England,E13000001,Inner London,204,E09000012,Hackney,,,Total,Total,Total,2700,1,1,1,1,1,1868,1
202324,Academic year,Local authority,E92000001,England,E13000001,Inner London,204,E09000012,Hackney,,,Ethnic group: minor,Chinese,Total,13,1,1,1,1,1,8,1
"""

PUPILS_2024_25 = """\
time_period,time_identifier,geographic_level,country_code,country_name,region_name,region_code,old_la_code,la_name,new_la_code,phase_type_grouping,ethnicity_minor,language,headcount,percent_of_pupils
202425,Academic year,National,E92000001,England,,,,,,Total,Asian - Chinese,Total,65703,0.8
202425,Academic year,National,E92000001,England,,,,,,Total,Black - Black Caribbean,Total,76646,0.9
202425,Academic year,Local authority,E92000001,England,London,E12000007,204,Hackney,E09000012,Total,Total,Total,32300,1
202425,Academic year,Local authority,E92000001,England,London,E12000007,204,Hackney,E09000012,Total,White - Irish,Total,180,1
202425,Academic year,Local authority,E92000001,England,London,E12000007,204,Hackney,E09000012,Total,Total,Known or believed to be other than English,14000,1
"""

SUPPORT_STAFF_2024_25 = """\
time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,school_type,post,sex,age_group,working_pattern,ethnicity_major,ethnicity_minor,full_time_equivalent,headcount,fte_percent_within_ethnicity,headcount_percent_within_ethnicity
202425,Academic year,National,E92000001,England,,,,,,Total state-funded schools,Teaching assistants,Total,Total,Total,Total,Total,288812.376,401891.7131,100,100
202425,Academic year,Local authority,E92000001,England,E13000001,Inner London,204,E09000012,Hackney,Total state-funded schools,Teaching assistants,Total,Total,Total,Total,Total,1180.8,1640,1,1
202425,Academic year,Local authority,E92000001,England,E13000001,Inner London,204,E09000012,Hackney,Total state-funded schools,Teaching assistants,Total,Total,Total,Black / African / Caribbean / Black British,Total,342,475,1,1
"""

ABSENCE_TWO_TERMS_2024_25 = """\
time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,education_phase,characteristic,characteristic_breakdown,enrolments,sess_possible,sess_overall,sess_authorised,sess_unauthorised,sess_overall_percent,sess_authorised_percent,sess_unauthorised_percent,enrolments_pa_10_exact,enrolments_pa_10_exact_percent,enrolments_pa_50_exact,enrolments_pa_50_exact_percent,sess_possible_pa_10_exact,sess_overall_pa_10_exact,sess_authorised_pa_10_exact,sess_unauthorised_pa_10_exact,sess_overall_percent_pa_10_exact,sess_authorised_percent_pa_10_exact,sess_unauthorised_percent_pa_10_exact
202425,Autumn and spring term,Local authority,E92000001,England,E13000001,Inner London,204,E09000012,Hackney,Total,Total,Total,31900,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1
"""

ABSENCE_ENGLAND_2024_25 = """\
time_period,time_identifier,geographic_level,country_code,country_name,education_phase,fsm,ethnicity_minor,enrolments,sess_possible,sess_overall,sess_overall_percent,enrolments_pa_10_exact,enrolments_pa_10_exact_percent,enrolments_pa_50_exact,enrolments_pa_50_exact_percent,sess_possible_pa_10_exact,sess_overall_pa_10_exact
202425,Autumn and spring term,National,E92000001,England,Total,Total,African,377864,92032201,3403041,3.69766,32922,8.71266,4586,1.21366,6562924,1311761
"""

SUSPENSIONS_ENGLAND_2022_23 = """\
time_identifier,time_period,geographic_level,country_code,country_name,education_phase,ethnicity_minor,fsm,headcount,perm_excl,perm_excl_rate,suspension,susp_rate,one_plus_susp,one_plus_susp_rate
Academic year,202223,National,E92000001,England,State-funded primary,Bangladeshi,FSM - Eligible,23185,1,0.00431,109,0.47013,67,0.28898
"""

PHONICS_2024_25 = """\
time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,version,establishment_type_group,sex,disadvantage_status,ethnicity_major,ethnicity_minor,first_language,fsm_status,sen_provision,year_group,establishment_count,eligible_pupil_count,expected_standard_pupil_count,working_towards_pupil_count,absent_pupil_count,disapplied_pupil_count,expected_standard_pupil_percent,working_towards_pupil_percent,absent_pupil_percent,disapplied_pupil_percent
202425,Academic year,Local authority,E92000001,England,E13000001,Inner London,204,E09000012,Hackney,Final,All state funded,Total,Total,Total,Total,Total,Total,Total,Year 1,58,2500,2000,494,2,4,80,20,0,0
"""
