"""Function words of the languages, beyond the few that `common_words` tells a whole text by: for single sentences."""

from __future__ import annotations

from functools import cache

from copydesk.plugin import common_words

_MORE = {
    "ar": "التي الذين وكان وفي ومن وهو وهي لم لن قبل بعد حتى حيث منذ عند عندما لكن ليس أنه أنها له لها به بها فيها فيه "
    "هناك أي غير أكثر خلال ضد تم يتم",
    "de": "ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner durch gegen unter zwischen während kann können "
    "konnte könnte soll sollte muss müssen mehr sehr schon weil wenn dann damit diese dieser dieses diesem diesen jedoch "
    "alles alle etwas nichts immer wieder hier dort wo wer uns euch mich dich mir dir man ihn ihm seit ohne jetzt wurden "
    "worden sei seien würde würden hatte hatten habe da du ich her nie wir ihnen bereits ob vom zwei",
    "en": "my me your him us them some any all each both more most other such only own same too very can could should may "
    "might must did does do had been being after before between through during under over again against because while "
    "where how why here then these those up out off down about its also still even one two many much no if so i am",
    "es": "han había sido son era eran fueron estar tiene tienen tenía puede pueden otro otra otros otras todo toda todos "
    "todas esto eso ese esa esos esas este estos estas aquel aquella nos les mi mis tu tus nuestro nuestra antes después "
    "mientras aunque según contra durante mediante hacia entonces así aquí allí también tampoco tan tanto mucho mucha "
    "muchos muchas poco nada algo alguien cada mismo misma y e u o ni él ella ellos ellas usted había he dos si sea",
    "fr": "de un en a leurs son sa cet ceux celle celui lui eux tout toute tous toutes autre autres même mêmes aussi très "
    "bien encore déjà depuis pendant avant après sous entre vers chez sans contre selon dont où quand alors donc car ni "
    "si peu peut peuvent fait faire avait avaient étaient sera seront serait fut furent étant ayant on à me te se ma mon "
    "mes ta ton tes nos vos afin lors dès deux je tu",
    "it": "de questi queste quello quella quelli quelle suo suoi sua sue loro lui lei noi voi io tu ci vi ne cui chi quale "
    "quali quanto molto molti molte tutto tutti tutte altro altri altra altre stesso stessa ancora già sempre mai poi "
    "quindi dopo prima durante mentre quando dove perché però oppure così ogni senza contro verso fino tra fra sui sulle "
    "sulla sul sullo nei negli nelle nello agli allo dai dalla dalle dagli fu furono era erano stata stati state può "
    "possono hanno avevano fatto e o i a ed ad mi ti su qui due",
    "nl": "haar hun hem mijn jouw onze ons wij jullie zij men welke wie waar hoe omdat terwijl toen dus echter wel niets "
    "iets alles elke alle andere meer meest veel weinig tussen tegen onder boven tijdens zonder sinds kunnen kon konden "
    "moet moeten zou zouden zal zullen mag werden geworden tot den der des te ten ter me twee",
    "pl": "jej im mu mnie mi ty my wy oni one ona ono on ten ta te tę tamten których którym którzy która aby żeby gdy gdyż "
    "ponieważ jednak więc również lub albo ani bardzo bardziej jeszcze między pod nad bez dzięki według podczas wobec "
    "kiedy gdzie jaki jakie wszystko wszystkie była było byli były będzie będą można zostało zostały ze we ta ku niż aż "
    "czy co a u dwa",
    "pt": "foram eram era sido estar tem têm tinha pode podem outro outra outros outras todo toda todos todas isto esse "
    "essa esses essas este esta estes estas aquele aquela lhe meu minha seus suas nosso antes depois enquanto embora "
    "segundo contra durante assim aqui ali tão tanto muita muitos muitas pouco nada algo alguém cada mesmo mesma nem "
    "ainda onde quem qual quais eles elas você vocês aos às nas nos num numa pelos pelas deste desta neste nesta dele "
    "dela deles desde sobre porque la lo me par por te si dois",
    "ru": "до через про я ты мы вы они она оно этот эта эти это том тот та те чтобы потому если под над без между во со ко "
    "ни бы же ли еще ещё уже там здесь где когда тоже также может быть будет были себя свой своей своих его ее её их",
    "tr": "şu onlar biz siz ben sen ya hem çünkü fakat üzere arasında önce şekilde bütün tüm bazı hiç yok oldu olduğunu "
    "etmek ettiği eden edilen diye da de an on se",
    "uk": "до или про через ти ми ви вони вона воно цей ця ці це той тому якщо під над без між та але ні би же чи ще там "
    "тут де коли теж може буде були себе свій своєї своїх його її їх",
}
LANGUAGES = tuple(sorted(_MORE))
# Words a language has besides its function words, which are function words of another: war, met, state.
_ALSO = {
    "de": "all andere geworden in mag mai meer my us was",
    "en": "am ben car ci come com da del den die dir door due em era es eu fut hat hay io jest man mas me men met non num "
    "os par per plus por pour sea sin son state ten un var ve war",
    "es": "bien da los mes my pelo per prima segundo sur vi",
    "fr": "an as but est eu las mai mi mis my non or quelle",
    "it": "all me my ne non poco sa sei si",
    "nl": "all alle am an in is me mi so was",
    "pl": "car de je ma mas my vi",
    "pt": "lei my sei sempre sul ter vi",
    "tr": "an ben en my ne",
}


@cache
def function_words(language: str) -> frozenset[str]:
    """The function words of a language, in small letters."""
    return common_words(language) | frozenset(_MORE.get(language, "").split())


@cache
def telling(own: str, other: str) -> frozenset[str]:
    """Function words of one language that say nothing in another (`own`); lone letters do not count."""
    words = function_words(other) - function_words(own) - frozenset(_ALSO.get(own, "").split())
    return frozenset(word for word in words if len(word) > 1)
