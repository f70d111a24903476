"""No word is misspelt in a way that is never right.

Search finds a word only as it is spelled. The list is short and holds no word that is English, a
name or an abbreviation; in a signed text the checker asks, and changes nothing.

Bad:
    summary: The Board recieves new radios.

Good:
    summary: The Board receives new radios.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Decision
from generator.read.prefilter import vocabulary
from generator.validate.rule import rule, warning
from generator.validate.text import found, of_any, with_stops

# Each with what is meant.
_LIST = """
    accomodate:accommodate accomodation:accommodation acheive:achieve acheived:achieved addional:additional
    additonal:additional addtional:additional adminstration:administration adn:and adress:address
    agreeement:agreement agreemnt:agreement allready:already amout:amount anual:annual apparant:apparent
    apporval:approval appoval:approval aproval:approval aproved:approved aquire:acquire aquired:acquired
    aquisition:acquisition arrangments:arrangements assesment:assessment assessement:assessment
    augumentation:augmentation availabe:available availible:available basicly:basically becuase:because
    begining:beginning beleive:believe benifit:benefit benifits:benefits buisness:business busines:business
    comission:commission comissioner:commissioner comissioning:commissioning comittee:committee
    commerical:commercial commision:commission commisioned:commissioned commisioner:commissioner
    commisioning:commissioning commissoner:commissioner commited:committed commitee:committee committe:committee
    committment:commitment compatability:compatibility competant:competent concensus:consensus consistant:consistent
    consultancys:consultancies contarct:contract contibution:contribution contractural:contractual decison:decision
    decisons:decisions definately:definitely delagation:delegation delegaton:delegation descision:decision
    developement:development diffrent:different dilligence:diligence disabilty:disability diversty:diversity
    effecient:efficient efficency:efficiency embarass:embarrass enviroment:environment enviromental:environmental
    equalites:equalities equipement:equipment equiptment:equipment excercise:exercise existance:existence
    expediture:expenditure expenditture:expenditure experiance:experience extention:extension facililty:facility
    facilty:facility feasability:feasibility finacial:financial finanical:financial fincancial:financial
    forcast:forecast garantee:guarantee goverment:government govermnent:government governement:government
    guarentee:guarantee harrassment:harassment imformation:information implementaion:implementation
    implemention:implementation independant:independent infomation:information informtion:information
    infrastucture:infrastructure inital:initial knowlege:knowledge liase:liaise liason:liaison
    maintainance:maintenance maintenence:maintenance managment:management mangement:management millenium:millennium
    neccessary:necessary necessery:necessary negociate:negotiate occassion:occasion occured:occurred
    occurence:occurrence occuring:occurring offical:official ommitted:omitted operatonal:operational
    opertional:operational oportunity:opportunity oreintated:orientated organistion:organisation paramater:parameter
    partnerhip:partnership partnersip:partnership performace:performance permanant:permanent personel:personnel
    posession:possession preceeding:preceding prefered:preferred priviledge:privilege proccess:process
    proceedure:procedure procurment:procurement programe:programme publically:publicly publicaton:publication
    questionaire:questionnaire reccomend:recommend reccomendation:recommendation recieve:receive recieved:received
    recieves:receives recieving:receiving recomend:recommend recomendation:recommendation recomended:recommended
    recommedation:recommendation refered:referred refering:referring relevent:relevant reponsible:responsible
    responsability:responsibility responsibilty:responsibility safegaurding:safeguarding saftey:safety
    seperate:separate seperated:separated seperately:separately seperation:separation servies:services
    sevices:services signifcant:significant statagic:strategic stategic:strategic stategy:strategy
    subsquent:subsequent succesful:successful successfull:successful supercede:supersede superceded:superseded
    suport:support taht:that technoloy:technology tecnology:technology teh:the thier:their throughtout:throughout
    througout:throughout thsi:this transfered:transferred transfering:transferring truely:truly untill:until
    utlise:utilise wich:which withold:withhold
"""
_MEANT = dict(pair.split(":") for pair in _LIST.split())
_WRITTEN = with_stops([*_MEANT, *(word.capitalize() for word in _MEANT if len(word) > 4)])


@rule("DEC132")
def misspelt(decision: Decision) -> Iterator[Finding]:
    """No word is misspelt in a way that is never right."""
    words = {word.strip(".,;:)") for word in _WRITTEN & vocabulary(decision.source.text)}
    for match in found(decision, of_any(words)) if words else ():
        meant = _MEANT[match[0].lower()]
        meant = meant.capitalize() if match[0][0].isupper() else meant
        message = f"`{match[0]}` is misspelt; is `{meant}` meant?"
        help_ = f"write `{meant}`; if the paper prints it so, keep it and ask under `doubts`"
        yield warning(decision.facts.path, Span(*match.span()), message, help_)
