"""What each finding of a rule says in a besluit: formal, descriptive, and always in Dutch. The same keys as ZINNEN."""

BRIEF = {
    "aanvragers.goed": "De aanvraag is gedaan door %(aanvrager)s. Dat mag volgens de regeling.",
    "aanvragers.niet": "De aanvraag is gedaan door %(aanvrager)s. Daar is de regeling niet voor bedoeld.",
    "aanvragers.invullen": "U hebt niet ingevuld voor wie u de aanvraag doet.",
    "minimum_leeftijd.goed": "U bent %(jaar)s jaar of ouder.",
    "minimum_leeftijd.niet": "U bent nog geen %(jaar)s jaar.",
    "minimum_leeftijd.invullen": "U hebt niet ingevuld of u %(jaar)s jaar of ouder bent.",
    "woonplaats.goed": "Uw adres ligt in de gemeente.",
    "woonplaats.niet": "Uw adres ligt niet in de gemeente.",
    "woonplaats.invullen": "U hebt uw adres niet ingevuld.",
    "eigen_gebied.goed": "Uw plan is in uw eigen %(niveau)s.",
    "eigen_gebied.niet": "Uw plan is niet in uw eigen %(niveau)s.",
    "eigen_gebied.invullen": "U hebt niet ingevuld waar het plan is en waar u woont. Het moet uw eigen %(niveau)s zijn.",
    "per_adres.goed": "Met deze aanvraag blijft uw adres binnen het hoogste aantal aanvragen: %(aantal)s %(periode)s.",
    "per_adres.niet": "Van uw adres was het hoogste aantal aanvragen al gedaan: %(aantal)s %(periode)s.",
    "per_adres.invullen": "U hebt uw adres niet ingevuld. Per adres is het hoogste aantal aanvragen %(aantal)s.",
    "per_groep.goed": "Met deze aanvraag blijft uw groep binnen het hoogste aantal aanvragen: %(aantal)s %(periode)s.",
    "per_groep.niet": "Uw groep had het hoogste aantal aanvragen al gedaan: %(aantal)s %(periode)s.",
    "organisatoren.goed": "U organiseert dit met genoeg mensen van verschillende adressen: %(aantal)s.",
    "organisatoren.niet": (
        "Het nodige aantal organisatoren van verschillende adressen is %(aantal)s. Daarvan ontbreken er %(nog)s."
    ),
    "organisatoren.invullen": (
        "U hebt niet ingevuld met hoeveel mensen u dit organiseert. Het nodige aantal is %(aantal)s, van verschillende adressen."
    ),
    "venster.goed": "U hebt uw aanvraag op tijd ingediend. Dat kon tot en met %(sluit)s.",
    "venster.te_vroeg": "U hebt uw aanvraag te vroeg ingediend. Dat kon vanaf %(opent)s.",
    "venster.te_laat": "U hebt uw aanvraag te laat ingediend. Dat kon tot en met %(sluit)s.",
    "vooraf.goed": "U hebt uw aanvraag op tijd ingediend: %(termijn)s of langer voor de eerste dag van het plan.",
    "vooraf.niet": (
        "De aanvraag moet %(termijn)s voor de eerste dag van het plan bij ons zijn. Die eerste dag kon niet voor %(dag)s zijn."
    ),
    "vooraf.invullen": (
        "U hebt niet ingevuld op welke dag het plan begint. De aanvraag moet %(termijn)s van tevoren bij ons zijn."
    ),
    "zelfde_jaar.goed": "Uw plan is in %(jaar)s klaar.",
    "zelfde_jaar.niet": "Uw plan moet in %(jaar)s beginnen en klaar zijn. Dat is niet het geval.",
    "zelfde_jaar.invullen": "U hebt niet ingevuld wanneer het plan is. Het moet in %(jaar)s klaar zijn.",
    "klaar_voor.goed": "Uw plan is op tijd klaar.",
    "klaar_voor.niet": "Uw plan moet uiterlijk op %(dag)s klaar zijn. Dat is niet het geval.",
    "klaar_voor.invullen": "U hebt niet ingevuld wanneer het plan is. Het moet uiterlijk op %(dag)s klaar zijn.",
    "gemaakte_kosten.goed": "U had nog geen kosten gemaakt toen u de aanvraag indiende.",
    "gemaakte_kosten.niet": "U had al kosten gemaakt toen u de aanvraag indiende. Die kosten betalen wij niet.",
    "gemaakte_kosten.begonnen": "Uw plan was al begonnen toen u de aanvraag indiende.",
    "gemaakte_kosten.invullen": "U hebt niet ingevuld wanneer het plan begint en of u al kosten hebt gemaakt.",
    "subsidiejaar.goed": "U vraagt geld voor heel %(jaar)s.",
    "subsidiejaar.niet": "Het geld is voor heel %(jaar)s. Uw aanvraag gaat over andere dagen.",
    "subsidiejaar.invullen": "U hebt niet ingevuld voor welke organisatie u geld vraagt. Het geld is voor heel %(jaar)s.",
    "formule.goed": "U vraagt precies het bedrag dat de formule van de regeling geeft: %(bedrag)s.",
    "formule.minder": "U vraagt minder dan het bedrag dat de formule van de regeling geeft: %(bedrag)s.",
    "formule.niet": "U vraagt %(te_veel)s meer dan het bedrag dat de formule van de regeling geeft: %(bedrag)s.",
    "formule.geen_cijfers": "Van uw werkgebied is het aantal inwoners niet bekend. Wij hebben het bedrag zelf berekend.",
    "formule.groep": "U hebt niet ingevuld voor welke organisatie u geld vraagt.",
    "formule.invullen": "U hebt niet ingevuld hoeveel u vraagt. De formule van de regeling geeft %(bedrag)s.",
    "reserve_grens.goed": "Uw reserve is niet hoger dan de subsidie van %(bedrag)s.",
    "reserve_grens.niet": "Uw reserve is %(te_veel)s hoger dan de subsidie van %(bedrag)s. Dan is er geen recht op subsidie.",
    "reserve_grens.invullen": "U hebt niet ingevuld hoe hoog uw reserve is.",
    "reserve_grens.bedrag": "U hebt de begroting niet ingevuld. Wij konden het bedrag niet met uw reserve vergelijken.",
    "bestuursactiviteiten.goed": (
        "In uw begroting staan niet te veel activiteiten voor het bestuur zelf. Het hoogste aantal is %(aantal)s."
    ),
    "bestuursactiviteiten.niet": (
        "Voor het bestuur zelf is het hoogste aantal activiteiten %(aantal)s. Uw begroting heeft er meer: regel %(regels)s."
    ),
    "bestuursactiviteiten.invullen": (
        "U hebt de begroting niet ingevuld. Voor het bestuur zelf is het hoogste aantal activiteiten %(aantal)s."
    ),
    "bestedingsplan.later": (
        "Na dit besluit maakt u een bestedingsplan. U geeft pas geld uit als dat plan is goedgekeurd."
    ),
    "minimum.goed": "U vraagt niet minder dan het laagste bedrag van %(minimum)s.",
    "minimum.niet": "U vraagt %(tekort)s minder dan het laagste bedrag van %(minimum)s.",
    "minimum.invullen": "U hebt niet ingevuld hoeveel u vraagt. Het laagste bedrag is %(minimum)s.",
    "maximum.goed": "U vraagt niet meer dan het hoogste bedrag van %(maximum)s.",
    "maximum.niet": "U vraagt %(te_veel)s meer dan het hoogste bedrag van %(maximum)s.",
    "maximum.invullen": "U hebt niet ingevuld hoeveel u vraagt. Het hoogste bedrag is %(maximum)s.",
    "tredes.goed": "Uw bedrag valt in de groep ‘%(naam)s’.",
    "tredes.niet": "De regeling is voor bedragen van %(van)s tot en met %(tot)s. Uw bedrag valt daar niet in.",
    "tredes.invullen": "U hebt niet ingevuld hoeveel u vraagt.",
    "eigen_deel.goed": "U regelt zelf genoeg geld: %(procent)s procent van de kosten is %(nodig)s.",
    "eigen_deel.niet": "U moet %(procent)s procent van de kosten zelf regelen: %(nodig)s. Daarvan ontbreekt %(tekort)s.",
    "eigen_deel.invullen": (
        "U hebt niet ingevuld wat de kosten zijn en wat u zelf betaalt. U moet %(procent)s procent zelf regelen."
    ),
    "begroting.goed": "Uw begroting klopt.",
    "begroting.niets": "Uw eigen geld is genoeg voor alle kosten. Een bijdrage is dan niet nodig.",
    "begroting.te_veel": "U vraagt %(te_veel)s meer dan u volgens uw begroting nodig hebt.",
    "begroting.gat": "Voor %(tekort)s van de kosten in uw begroting is nog geen geld.",
    "begroting.invullen": "U hebt de begroting niet volledig ingevuld.",
    "uitgesloten_kosten.goed": "In uw begroting staan geen kosten die de regeling uitsluit.",
    "uitgesloten_kosten.niet": "Regel %(regels)s van uw begroting gaat over kosten die de regeling niet betaalt: ‘%(soort)s’.",
    "uitgesloten_kosten.zelf": "De regeling betaalt deze kosten niet, en u betaalt ze zelf: ‘%(soort)s’.",
    "uitgesloten_kosten.soort": "U hebt bij regel %(regels)s van uw begroting niet ingevuld welke soort kosten het is.",
    "uitgesloten_kosten.geen_regels": "U hebt de begroting niet ingevuld.",
    "maximum_per_soort.goed": "U blijft binnen het hoogste bedrag voor ‘%(soort)s’: %(maximum)s.",
    "maximum_per_soort.niet": (
        "Voor ‘%(soort)s’ betalen wij ten hoogste %(maximum)s. Regel %(regels)s van uw begroting is %(te_veel)s hoger."
    ),
    "maximum_per_soort.zelf": "Voor ‘%(soort)s’ betalen wij ten hoogste %(maximum)s. De rest betaalt u zelf.",
    "maximum_per_soort.geen": "In uw begroting staan geen kosten met een eigen hoogste bedrag.",
    "maximum_per_soort.geen_regels": "U hebt de begroting niet ingevuld.",
    "huren.goed": "U huurt wat u kunt huren.",
    "huren.kijken": "U koopt wat in regel %(regels)s van uw begroting staat. Als huren kan, gaat huren voor.",
    "huren.niet": "U koopt wat in regel %(regels)s van uw begroting staat. De regeling betaalt alleen huur.",
    "huren.invullen": "U hebt bij regel %(regels)s van uw begroting niet ingevuld of u huurt of koopt.",
    "huren.geen_regels": "U hebt de begroting niet ingevuld.",
    "plafond.goed": "Er was genoeg geld beschikbaar: %(over)s.",
    "plafond.deel": "Er was nog %(over)s beschikbaar. Dat is minder dan u vraagt.",
    "plafond.niet": "Er was nog %(over)s beschikbaar. U vraagt %(te_veel)s meer.",
    "plafond_gebied.niet": "Voor dit gebied was geen plafond vastgesteld. Er was dus geen geld om te verdelen.",
    "plafond.op": "Het geld voor dit gebied was op.",
    "niet_voor.goed": "In uw plan zit niets waar het geld niet voor is.",
    "niet_voor.niet": "In uw plan zit iets waar het geld niet voor is: ‘%(tekst)s’.",
    "niet_voor.kijken": "In uw plan zit iets waar het geld niet altijd voor is: ‘%(tekst)s’.",
    "niet_voor.invullen": "U hebt niet ingevuld of in uw plan iets zit waar het geld niet voor is.",
    "voorwaarden.kijken": "De regeling stelt deze voorwaarde: ‘%(tekst)s’",
    "extra_criteria.goed": "Uw plan past bij deze eis van de bewonersorganisatie: ‘%(tekst)s’",
    "extra_criteria.kijken": "De bewonersorganisatie stelt deze eis: ‘%(tekst)s’",
    "extra_criteria.niet": (
        "Regel %(regels)s van uw begroting gaat over kosten die de bewonersorganisatie uitsluit: ‘%(soort)s’."
    ),
    "extra_criteria.zelf": "De bewonersorganisatie sluit deze kosten uit, en u betaalt ze zelf: ‘%(soort)s’.",
    "extra_criteria.invullen": "U hebt de begroting niet ingevuld. De bewonersorganisatie stelt deze eis: ‘%(tekst)s’",
    "checkgesprek.goed": "U hebt het plan vooraf met ons besproken.",
    "checkgesprek.mag": "U hoefde het plan niet vooraf met ons te bespreken.",
    "checkgesprek.niet": "U hebt het plan niet vooraf met ons besproken. Dat moest wel.",
    "checkgesprek.invullen": "U hebt niet ingevuld of u het plan vooraf met ons hebt besproken.",
    "toestemming.goed": "U hebt de toestemming of vergunning die nodig is.",
    "toestemming.niet_nodig": "U hebt geen toestemming of vergunning nodig.",
    "toestemming.niet": "U hebt de toestemming of vergunning die nodig is nog niet.",
    "toestemming.invullen": "U hebt niet ingevuld of u toestemming of een vergunning nodig hebt.",
    "onderhoud.goed": "U hebt afspraken gemaakt over beheer en onderhoud.",
    "onderhoud.niet_nodig": "Er blijft niets staan dat onderhoud vraagt.",
    "onderhoud.niet": "U hebt nog geen afspraken gemaakt over beheer en onderhoud.",
    "onderhoud.invullen": "U hebt niet ingevuld of er iets blijft staan en wie dat onderhoudt.",
    "samen_indienen.goed": "U vraagt één keer aan voor alle werkgebieden.",
    "samen_indienen.een": "Uw plan is in één werkgebied.",
    "samen_indienen.niet": "Uw plan is in meer werkgebieden. Daarvoor is één gezamenlijke aanvraag nodig.",
    "samen_indienen.samen": "U hebt niet ingevuld of dit één aanvraag is voor alle werkgebieden samen.",
    "samen_indienen.invullen": "U hebt niet ingevuld waar het plan is.",
    "draagvlak.op_verzoek": "Er moet draagvlak voor uw plan zijn in de buurt.",
    "draagvlak.kijken": "U hebt laten zien wat de buurt van uw plan vindt. Er moet genoeg draagvlak zijn.",
    "draagvlak.invullen": "U hebt niet laten zien dat er draagvlak voor uw plan is.",
    "handtekeningen.goed": "U hebt genoeg handtekeningen: %(aantal)s.",
    "handtekeningen.niet": "Het nodige aantal handtekeningen is %(aantal)s. Daarvan ontbreken er %(nog)s.",
    "handtekeningen.invullen": "U hebt niet ingevuld hoeveel handtekeningen u hebt. Het nodige aantal is %(aantal)s.",
    "adressen.goed": "De handtekeningen komen van genoeg adressen: %(aantal)s.",
    "adressen.niet": "De handtekeningen moeten van %(aantal)s adressen komen. Daarvan ontbreken er %(nog)s.",
    "adressen.invullen": "U hebt niet ingevuld van hoeveel adressen de handtekeningen komen. Het nodige aantal is %(aantal)s.",
    "instemming.goed": "Genoeg mensen om wie het gaat, zijn het eens met uw plan: %(aantal)s van de %(betrokkenen)s.",
    "instemming.niet": (
        "Met uw plan zijn %(aantal)s van de %(betrokkenen)s mensen het eens. "
        "Nodig is %(procent)s procent: er ontbreken er %(nog)s."
    ),
    "instemming.niet_nodig": "Uw plan is niet in de openbare ruimte. Instemming van de buurt is daarom niet nodig.",
    "instemming.invullen": (
        "U hebt niet ingevuld hoeveel mensen het eens zijn met uw plan. "
        "Nodig is %(procent)s procent van de mensen om wie het gaat."
    ),
    "instemming.waar": (
        "U hebt niet ingevuld of uw plan in de openbare ruimte is. "
        "Is dat zo, dan moet %(procent)s procent van de mensen het eens zijn."
    ),
    "raadpleging.goed": "De wijk is geraadpleegd.",
    "raadpleging.niet_nodig": "U vraagt niet meer dan %(bedrag)s. Een raadpleging van de wijk is daarom niet nodig.",
    "raadpleging.nodig": "U vraagt meer dan %(bedrag)s. Daarom moet eerst de wijk worden geraadpleegd.",
    "raadpleging.invullen": "U hebt niet ingevuld hoeveel u vraagt. Boven %(bedrag)s wordt eerst de wijk geraadpleegd.",
    "bestanden.goed": "U hebt dit meegestuurd: ‘%(tekst)s’.",
    "bestanden.invullen": "U hebt dit niet meegestuurd: ‘%(tekst)s’.",
    "verklaringen.goed": "U hebt alles verklaard wat de regeling vraagt.",
    "verklaringen.invullen": "U hebt dit niet verklaard: ‘%(tekst)s’",
}
