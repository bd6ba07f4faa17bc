"""How well-known people and places are spelled in other languages, written by hand for `names/foreign-spelling`.

One line a person or place: the English form, then for each language (ISO 639-1) its spellings, commas between. `~`
before a spelling: right in that language, but never taken for a foreign one, because it is also a surname, a club, a
ship, a brand, or a form that other languages know (`it ~Roma`). A language that is missing spells the name as English
does, or is not known here: then texts in that language are not judged by this line. `=`: spelled as in English.
"""
# ruff: noqa: E501  (a table: one line a name)

from functools import cache
from itertools import count
from typing import NamedTuple

from copydesk.plugin import pattern

_FEW = 200
_TEXTS = count()
_TABLE_WORD = pattern(r"[^\W\d_a-z][^\W\d_]{2,}")

PEOPLE = """
Putin | fr Poutine | nl Poetin | hu Putyin | de = | es = | pt = | it = | pl =
Zelensky | de Selenskyj,Selenski | es Zelenski | pl Zełenski | cs Zelenskyj | sv Zelenskyj | fr = | pt =,~Zelenskyy,~Zelenski | it =
Lavrov | de Lawrow | pl Ławrow | es Lavrov | fr = | pt = | it =
Medvedev | de Medwedew | es ~Medvédev | pl Miedwiediew | sv Medvedjev | fr = | pt = | it =
Shoigu | de Schoigu | fr Choïgou,Choigou | es Shoigú | pl Szojgu | pt = | it =
Navalny | de Nawalny | pl Nawalny | fr = | es = | pt = | it =
Prigozhin | de Prigoschin | fr Prigojine | pl Prigożyn | es = | pt = | it =
Kadyrov | de Kadyrow | es Kadírov | pl Kadyrow | fr = | pt = | it =
Lukashenko | de Lukaschenko | fr Loukachenko | pl Łukaszenka | pt ~Lukachenko | es = | it =
Tikhanovskaya | de Tichanowskaja | fr Tikhanovskaïa | es Tijanóvskaya | pl Cichanouska
Poroshenko | de Poroschenko | fr Porochenko | pl Poroszenko | es = | pt = | it =
Yanukovych | de Janukowitsch | fr Ianoukovitch | es Yanukóvich | pl Janukowycz
Tymoshenko | de Timoschenko | fr Ioulia,~Timochenko | pl Tymoszenko
Yushchenko | de Juschtschenko | fr Iouchtchenko | es Yúshchenko | pl Juszczenko
Saakashvili | de Saakaschwili | fr Saakachvili | pl Saakaszwili | es = | pt = | it =
Yeltsin | de Jelzin | fr Eltsine | pt Iéltsin | pl Jelcyn | it ~Eltsin | es =
Gorbachev | de Gorbatschow | fr Gorbatchev | es Gorbachov | it Gorbaciov | pl Gorbaczow | pt Gorbatchov,Gorbachov,~Gorbachev
Brezhnev | de Breschnew | fr Brejnev | es Brézhnev | pl Breżniew | it =
Khrushchev | de Chruschtschow | fr Khrouchtchev | es Jruschov,Kruschov | pt Kruschev | pl Chruszczow | it Krusciov
Andropov | de Andropow | es Andrópov
Molotov | de Molotow | pl Mołotow | es Mólotov
Gromyko | de Gromyko | es Gromiko
Stalin | fr Staline | pt Stálin,~Estaline,~Stalin | es = | de = | it = | pl =
Lenin | fr Lénine | pt Lênin,Lénine,~Lenin | es = | de = | it = | pl =
Trotsky | de Trotzki | fr Trotski | es Trotski | pt Trótski | pl Trocki | it ~Trotsky
Rasputin | fr Raspoutine | es Rasputín | pt Raspútin,~Rasputin | de = | it =
Solzhenitsyn | de Solschenizyn | fr Soljenitsyne | es Solzhenitsin | pt Soljenítsin | pl Sołżenicyn
Dostoevsky | de Dostojewski | fr Dostoïevski | es Dostoyevski,Dostoievski | pt Dostoiévski | it Dostoevskij | pl Dostojewski
Tolstoy | fr Tolstoï | es Tolstói | pt Tolstói | it Tolstoj | pl Tołstoj
Chekhov | de Tschechow | fr Tchekhov | es Chéjov | pt Tchékhov | it Čechov | pl Czechow
Pushkin | de Puschkin | fr Pouchkine | pt Púchkin | pl Puszkin
Turgenev | de Turgenjew | fr Tourgueniev | es Turguénev | pt Turguêniev | pl Turgieniew
Bulgakov | de Bulgakow | fr Boulgakov | es Bulgákov | pl Bułhakow
Tchaikovsky | de Tschaikowski,Tschaikowsky | fr Tchaïkovski | es Chaikovski | it Čajkovskij | pl Czajkowski
Shostakovich | de Schostakowitsch | fr Chostakovitch | es Shostakóvich | pl Szostakowicz
Prokofiev | de Prokofjew | es Prokófiev | pl Prokofjew
Mussorgsky | de Mussorgski | fr Moussorgski | es Músorgski
Stravinsky | fr Stravinski | es Stravinski | pl Strawiński
Gagarin | fr Gagarine | de = | es = | pt = | it =
Sakharov | de Sacharow | es Sájarov | pl Sacharow | fr = | it =
Mendeleev | de Mendelejew | fr Mendeleïev | es Mendeléyev | pl Mendelejew
Netanyahu | de Netanjahu | fr Netanyahou,Nétanyahou | pl Netanjahu | es = | pt = | it =
Peres | fr Pérès
Khamenei | de Chamenei | es Jamenei,Jameneí | pl Chamenei | fr = | pt = | it =
Khomeini | de Chomeini | es Jomeini | pl Chomeini | fr = | pt = | it =
Ahmadinejad | de Ahmadinedschad | es Ahmadineyad | pl Ahmadineżad | fr = | pt = | it =
Soleimani | pl Sulejmani | fr = | es = | pt =
Gaddafi | fr Kadhafi | es Gadafi | pt Kadafi,Khadafi,~Gaddafi | it Gheddafi | pl Kaddafi | de =
Erdogan | pl Erdoğan | de =,~Erdoğan | fr = | es = | pt = | it =
Merkel | cs Merkelová | sk Merkelová
Clinton | cs Clintonová | sk Clintonová
Harris | cs Harrisová | sk Harrisová
Thatcher | cs Thatcherová | sk Thatcherová
Shakespeare | pl Szekspir
Columbus | de Kolumbus | pl Kolumb
Copernicus | de Kopernikus | fr Copernic | es Copérnico | pt Copérnico | it Copernico | pl Kopernik
Michelangelo | fr Michel-Ange | es =,Miguel Ángel | pl Michał Anioł
Aristotle | de Aristoteles | fr Aristote | es Aristóteles | pt Aristóteles | it Aristotele | pl Arystoteles
Pythagoras | fr Pythagore | es Pitágoras | pt Pitágoras | it Pitagora | pl Pitagoras
Archimedes | fr Archimède | es Arquímedes | pt Arquimedes | it Archimede
Hippocrates | fr Hippocrate | es Hipócrates | pt Hipócrates | it Ippocrate | pl Hipokrates
Herodotus | de Herodot | fr Hérodote | es Heródoto | pt Heródoto | it Erodoto | pl Herodot
Cicero | fr Cicéron | es Cicerón | pt Cícero | it Cicerone | pl Cyceron
Confucius | de Konfuzius | es Confucio | pt Confúcio | it Confucio | pl Konfucjusz
Buddha | fr Bouddha | pl Budda
Muhammad | de ~Mohammed | es Mahoma | pt Maomé | it Maometto | pl Mahomet | fr ~Mahomet
Moses | fr Moïse | es Moisés | pt Moisés | it Mosè | pl Mojżesz
"""

PLACES = """
Moscow | de Moskau | fr Moscou | es Moscú | pt Moscou,Moscovo | it ~Mosca | pl Moskwa | nl Moskou
Kyiv | de Kiew | fr ~Kiev | es ~Kiev,~Kíev | pt ~Kiev,~Kyiv,~Quieve | it ~Kiev | pl Kijów | cs Kyjev | sk Kyjev | hu Kijev | sl Kijev | hr Kijev
Kharkiv | de Charkiw,Charkow | es Járkov | pl Charków | it ~Kharkiv | fr ~Kharkiv | pt ~Kharkiv,Carcóvia | cs Charkov
Lviv | de Lwiw | es Leópolis | it Leopoli
Donetsk | de Donezk | pl Donieck | fr = | es = | pt = | it =
Luhansk | fr Louhansk | pl Ługańsk | de ~Lugansk
Mariupol | fr Marioupol | es Mariúpol | de = | it =
Zaporizhzhia | de Saporischschja,Saporischja | fr Zaporijjia,Zaporijia | es Zaporiyia | pt Zaporíjia,Zaporizhia | pl Zaporoże
Kherson | es Jersón | pl Chersoń
Zhytomyr | de Schytomyr | fr Jytomyr | pl Żytomierz
Chernobyl | de Tschernobyl | fr Tchernobyl | es Chernóbil | pt ~Chernobyl | pl Czarnobyl | it ~Chernobyl
Crimea | de ~Krim | fr Crimée | es = | pt Crimeia | it = | pl Krym | nl ~Krim
Ukraine | es Ucrania | pt Ucrânia | it Ucraina | pl Ukraina | nl Oekraïne | cs Ukrajina | de = | fr = | tr ~Ukrayna
Russia | de Russland,Rußland | fr Russie | es Rusia | pt Rússia | it = | pl Rosja | nl Rusland
Belarus | de ~Belarus,Weißrussland,Weissrussland | fr Biélorussie,Bélarus | es Bielorrusia,Belarús | pt Bielorrússia,Belarus | it Bielorussia | pl Białoruś
Georgia | de Georgien | fr Géorgie | es = | pt Geórgia | it = | pl Gruzja
Armenia | de Armenien | fr Arménie | es = | pt Armênia,Arménia | it =
Azerbaijan | de Aserbaidschan | fr Azerbaïdjan | es Azerbaiyán | pt Azerbaijão | it Azerbaigian | pl Azerbejdżan
Moldova | de ~Moldau | fr Moldavie | es ~Moldavia | pt Moldávia,Moldova | it ~Moldavia | pl Mołdawia
Transnistria | de Transnistrien | fr Transnistrie | pt Transnístria | es = | it =
Kazakhstan | de Kasachstan | es Kazajistán,Kazajstán | pt Cazaquistão | it Kazakistan | pl Kazachstan | fr =
Uzbekistan | de Usbekistan | fr Ouzbékistan | es Uzbekistán | pt Uzbequistão,Usbequistão | it = | pl =
Kyrgyzstan | de Kirgisistan | fr Kirghizistan,Kirghizstan | es Kirguistán | pt Quirguistão | it Kirghizistan | pl Kirgistan
Tajikistan | de Tadschikistan | fr Tadjikistan | es Tayikistán | pt Tajiquistão,Tadjiquistão | it Tagikistan | pl Tadżykistan
Turkmenistan | fr Turkménistan | es Turkmenistán | pt Turcomenistão,Turquemenistão | de = | it =
Chechnya | de Tschetschenien | fr Tchétchénie | es Chechenia | pt Chechênia,Tchetchénia | it Cecenia | pl Czeczenia
Siberia | de Sibirien | fr Sibérie | pt Sibéria | es = | it = | pl Syberia
Vladivostok | de Wladiwostok | pl Władywostok | fr = | es = | it =
Afghanistan | es Afganistán | pt Afeganistão | pl Afganistan | fr = | de = | it =
Kabul | fr Kaboul | pt Cabul | es = | de = | it =
Pakistan | es Pakistán,Paquistán | pt Paquistão | fr = | de = | it =
India | de Indien | fr ~Inde,~Indien | pt Índia | pl ~Indie | es = | it =
New Delhi | de Neu-Delhi | es Nueva Delhi | pt Nova Délhi,Nova Deli,Nova Delhi | it Nuova Delhi
Bangladesh | de Bangladesch | pl Bangladesz | fr = | es = | pt = | it =
China | fr ~Chine | it ~Cina | pl ~Chiny | de = | es = | pt =
Beijing | de ~Peking | fr Pékin | es Pekín | pt Pequim | it Pechino | pl ~Pekin
Japan | fr Japon | es Japón | pt Japão | it Giappone | pl Japonia | de =
Tokyo | de Tokio | es Tokio | pt Tóquio | pl Tokio | fr = | it =
South Korea | de Südkorea | es Corea del Sur,~Corea | pt Coreia do Sul | it Corea del Sud | fr Corée du Sud
North Korea | de Nordkorea | es Corea del Norte | pt Coreia do Norte | it Corea del Nord | fr Corée du Nord
Pyongyang | de Pjöngjang | es Pionyang,Piongyang | pl Pjongjang | fr = | pt = | it =
Seoul | fr Séoul | es Seúl | pt Seul | pl Seul | de = | it =
Taiwan | fr Taïwan | es Taiwán | pl Tajwan | de = | pt = | it =
Vietnam | pt Vietnã,Vietname | fr ~Vietnam,~Viêt-nam | pl Wietnam | de = | es = | it =
Thailand | fr Thaïlande | es Tailandia | pt Tailândia | it Thailandia | pl Tajlandia | de =
Philippines | de Philippinen | es ~Filipinas | pt ~Filipinas | it Filippine | pl Filipiny
Indonesia | de Indonesien | fr Indonésie | pt Indonésia | pl Indonezja | es = | it =
Malaysia | fr Malaisie | es Malasia | pt Malásia | it Malesia | pl Malezja | de =
Singapore | de Singapur | fr Singapour | es Singapur | pt Cingapura,Singapura | pl Singapur | it =
Mongolia | de Mongolei | fr Mongolie | pt Mongólia | es = | it =
Cambodia | de Kambodscha | fr Cambodge | es Camboya | pt Camboja | it Cambogia | pl Kambodża
Myanmar | fr Birmanie | es Birmania | pt Birmânia,Mianmar,Myanmar | it Birmania | pl Birma | de =
Australia | de Australien | fr Australie | pt Austrália | es = | it =
New Zealand | de Neuseeland | fr Nouvelle-Zélande | es Nueva Zelanda,Nueva Zelandia | pt Nova Zelândia | it Nuova Zelanda
Syria | de Syrien | fr Syrie | es Siria | pt Síria | it Siria | nl Syrië
Damascus | de Damaskus | fr ~Damas | es Damasco | pt Damasco | it Damasco | pl Damaszek
Aleppo | fr Alep | es Alepo | pt =,~Alepo | de = | it =
Lebanon | de ~Libanon | fr ~Liban | es Líbano | pt Líbano | it Libano
Beirut | fr Beyrouth | pt Beirute | pl Bejrut | de = | es = | it =
Israel | fr Israël | pl Izrael | it ~Israele | de = | es = | pt =
Jerusalem | fr Jérusalem | es Jerusalén | pt Jerusalém | it Gerusalemme | pl Jerozolima | de =
Palestine | de Palästina | es Palestina | pt Palestina | it Palestina | pl Palestyna | fr =
Jordan | de Jordanien | fr Jordanie | es Jordania | pt Jordânia | it Giordania | pl Jordania
Iraq | de Irak | fr Irak | es Irak | pt Iraque | pl Irak | it =
Baghdad | de Bagdad | fr Bagdad | es Bagdad | pt Bagdá,Bagdade | pl Bagdad | it =
Iran | es Irán | pt Irã,Irão | fr = | de = | it =
Tehran | de ~Teheran | fr Téhéran | es Teherán | pt Teerã,Teerão | it ~Teheran
Saudi Arabia | de Saudi-Arabien | es Arabia Saudí,Arabia Saudita | pt Arábia Saudita | it Arabia Saudita | fr Arabie saoudite
Riyadh | fr Riyad,Ryad | es ~Riad | pt ~Riad,~Riade | it ~Riad | de ~Riad
Yemen | de Jemen | fr Yémen | pt Iêmen,Iémen | pl Jemen | es = | it =
Qatar | de Katar | es Catar,~Qatar | pt Catar,~Qatar | pl Katar | fr = | it =
Kuwait | fr Koweït,Koweit | pl Kuwejt | de = | es = | pt = | it =
Bahrain | fr Bahreïn | es Baréin,~Bahréin | pt Barein,Bahrein | pl Bahrajn | de =
Oman | es Omán | pt Omã | de = | fr = | it =
Dubai | fr Dubaï | es Dubái | pl Dubaj | de = | pt = | it =
Abu Dhabi | es Abu Dabi | fr Abou Dhabi | de =
Turkey | de Türkei | fr Turquie | es Turquía | pt Turquia | it Turchia | pl Turcja | nl ~Turkije | tr ~Türkiye
Istanbul | es Estambul | pt Istambul | pl Stambuł | de = | fr = | it =
Ankara | pt Ancara | de = | fr = | es = | it =
Egypt | de Ägypten | fr Égypte,Egypte | es Egipto | pt Egito,Egipto | it Egitto | pl Egipt
Cairo | de Kairo | fr Le Caire | pl Kair | es ~Cairo | pt = | it ~Cairo
Libya | de Libyen | fr Libye | es Libia | pt Líbia | it Libia | pl Libia
Tripoli | es Trípoli | pt Trípoli | de ~Tripolis | fr = | it =
Tunisia | de Tunesien | fr Tunisie | es Túnez | pt Tunísia | pl Tunezja | it =
Algeria | de Algerien | fr Algérie | es Argelia | pt Argélia | pl Algieria | it =
Algiers | fr ~Alger | es Argel | pt Argel | it Algeri | de ~Algier | pl Algier
Morocco | de Marokko | fr ~Maroc | es Marruecos | pt Marrocos | it ~Marocco | pl Maroko
Sudan | fr Soudan | es Sudán | pt Sudão | de = | it =
Khartoum | de ~Khartum | es Jartum | pt Cartum | pl Chartum | fr =
Ethiopia | de Äthiopien | fr Éthiopie,Ethiopie | es Etiopía | pt Etiópia | it Etiopia | pl Etiopia
Addis Ababa | de Addis Abeba | es Adís Abeba | pt Adis Abeba | it Addis Abeba | fr Addis-Abeba
Kenya | de Kenia | es Kenia | pt Quênia,Quénia | pl Kenia | fr = | it =
South Africa | de Südafrika | es Sudáfrica | pt África do Sul | it Sudafrica | fr Afrique du Sud
Senegal | fr Sénégal | de = | es = | pt = | it =
Ivory Coast | de Elfenbeinküste | es Costa de Marfil | pt Costa do Marfim | it Costa d'Avorio
Cameroon | de ~Kamerun | fr ~Cameroun | es Camerún | pt Camarões | it Camerun
Mozambique | de Mosambik | pt Moçambique | it Mozambico | pl Mozambik | fr = | es =
Zimbabwe | de Simbabwe | es Zimbabue | pt Zimbábue,Zimbabwe | fr = | it =
Germany | fr Allemagne | es Alemania | pt Alemanha | de ~Deutschland | it ~Germania | pl Niemcy | nl ~Duitsland | tr Almanya
France | de Frankreich | es Francia | pt ~França | it Francia | pl Francja | nl Frankrijk | fr = | tr Fransa
Spain | de Spanien | fr Espagne | pt Espanha | es ~España | it Spagna | pl Hiszpania | nl Spanje
Italy | de Italien | fr Italie | pt Itália | es ~Italia | it ~Italia | pl Włochy | nl Italië
England | fr Angleterre | es Inglaterra | pt Inglaterra | it Inghilterra | pl Anglia | de =
United Kingdom | de Vereinigtes Königreich | fr Royaume-Uni | es Reino Unido | pt Reino Unido | it Regno Unito
Britain | de Großbritannien,Grossbritannien | fr Grande-Bretagne | es Gran Bretaña | pt Grã-Bretanha | it Gran Bretagna
Scotland | de Schottland | fr Écosse | es Escocia | pt Escócia | it Scozia | pl Szkocja
Ireland | de Irland | fr Irlande | es Irlanda | pt Irlanda | it Irlanda | pl Irlandia
London | fr Londres | es Londres | pt Londres | it Londra | pl Londyn | nl Londen | cs Londýn | de = | tr Londra
Edinburgh | fr Édimbourg,Edimbourg | es Edimburgo | pt Edimburgo | it Edimburgo | pl Edynburg | de =
Paris | es París | it Parigi | pl Paryż | nl Parijs | cs Paříž | de = | fr = | pt =
Marseille | es Marsella | pt Marselha | it Marsiglia | pl Marsylia | fr = | de =
Strasbourg | de ~Straßburg | es Estrasburgo | pt Estrasburgo | it Strasburgo | pl Strasburg
Rome | de ~Rom | es ~Roma | pt ~Roma | it ~Roma | pl Rzym | fr =
Milan | de ~Mailand | es Milán | pt Milão | it ~Milano | pl Mediolan | fr =
Venice | de Venedig | fr Venise | es Venecia | pt Veneza | it ~Venezia | pl Wenecja
Naples | de Neapel | es Nápoles | pt Nápoles | it ~Napoli | pl Neapol | fr =
Florence | de Florenz | es ~Florencia | pt Florença | it ~Firenze | pl Florencja | fr =
Turin | es Turín | pt Turim | it ~Torino | pl Turyn | de = | fr =
Genoa | de Genua | fr Gênes | es Génova | pt Gênova,Génova | it ~Genova | pl Genua
Sicily | de Sizilien | fr Sicile | es ~Sicilia | pt Sicília | it ~Sicilia | pl Sycylia
Sardinia | de Sardinien | fr Sardaigne | es Cerdeña | pt Sardenha | it ~Sardegna | pl Sardynia
Tuscany | de ~Toskana | fr ~Toscane | es ~Toscana | pt ~Toscana | it ~Toscana | pl Toskania
Vatican | de Vatikan | es Vaticano | pt Vaticano | it ~Vaticano | pl Watykan | fr =
Munich | de ~München | es Múnich | pt Munique | it ~Monaco | pl Monachium | fr =
Cologne | de ~Köln | es ~Colonia | pt ~Colônia | it ~Colonia | pl Kolonia | nl ~Keulen | fr =
Berlin | es Berlín | pt Berlim | it Berlino | nl Berlijn | cs Berlín | de = | fr =
Hamburg | fr Hambourg | es Hamburgo | pt Hamburgo | it Amburgo | de =
Frankfurt | fr ~Francfort | es ~Fráncfort | it Francoforte | de =
Nuremberg | de ~Nürnberg | es Núremberg | pt Nuremberga | it Norimberga | pl Norymberga | fr =
Dresden | fr Dresde | es Dresde | it Dresda | pl Drezno | de =
Leipzig | it Lipsia | pl Lipsk | de = | fr = | es =
Bavaria | de ~Bayern | fr Bavière | es Baviera | pt Baviera | it Baviera | pl Bawaria
Austria | de Österreich | fr Autriche | pt Áustria | es = | it = | nl Oostenrijk
Vienna | de ~Wien | fr ~Vienne | es Viena | pt Viena | it = | pl Wiedeń | nl ~Wenen
Switzerland | de Schweiz | fr ~Suisse | es Suiza | pt Suíça | it Svizzera | pl Szwajcaria
Geneva | de Genf | fr ~Genève | es Ginebra | pt Genebra | it ~Ginevra | pl Genewa
Zurich | de ~Zürich | es Zúrich | pt Zurique | it Zurigo | pl Zurych | fr =
Belgium | de Belgien | fr Belgique | es Bélgica | pt Bélgica | it Belgio | pl Belgia | nl België
Brussels | de Brüssel | fr Bruxelles | es Bruselas | pt Bruxelas | it Bruxelles | pl Bruksela | nl Brussel
Antwerp | fr Anvers | es Amberes | pt Antuérpia | it Anversa | de ~Antwerpen | pl Antwerpia
The Hague | fr La Haye | es La Haya | pt Haia | it L'Aia | de Den Haag | nl ~Den Haag
Netherlands | de Niederlande | fr Pays-Bas | es ~Holanda,Países Bajos | pt ~Holanda,Países Baixos | it ~Olanda,Paesi Bassi
Luxembourg | de ~Luxemburg | es Luxemburgo | pt Luxemburgo | it Lussemburgo | fr =
Denmark | de Dänemark | fr Danemark | es Dinamarca | pt Dinamarca | it Danimarca | pl ~Dania
Copenhagen | de ~Kopenhagen | fr Copenhague | es Copenhague | pt Copenhague | it ~Copenaghen | pl Kopenhaga
Sweden | de Schweden | fr Suède | es Suecia | pt Suécia | it Svezia | pl Szwecja
Stockholm | es Estocolmo | pt Estocolmo | it Stoccolma | pl Sztokholm | de = | fr =
Norway | de Norwegen | fr Norvège | es Noruega | pt Noruega | it Norvegia | pl Norwegia
Finland | de Finnland | fr Finlande | es ~Finlandia | pt Finlândia | it ~Finlandia
Helsinki | pt Helsinque,Helsínquia | de = | fr = | es = | it =
Iceland | de ~Island | fr Islande | es Islandia | pt Islândia | it Islanda | pl Islandia
Estonia | de Estland | fr Estonie | pt Estônia,Estónia | es = | it =
Latvia | de Lettland | fr Lettonie | es Letonia | pt Letônia,Letónia | it Lettonia | pl Łotwa
Lithuania | de Litauen | fr Lituanie | es Lituania | pt Lituânia | it Lituania | pl ~Litwa
Poland | de ~Polen | fr Pologne | es ~Polonia | pt Polônia,Polónia | it ~Polonia | pl ~Polska | nl ~Polen
Warsaw | de Warschau | fr Varsovie | es Varsovia | pt Varsóvia | it Varsavia | pl ~Warszawa | nl Warschau
Krakow | fr Cracovie | es ~Cracovia | pt Cracóvia | it ~Cracovia | de ~Krakau
Czech Republic | de Tschechien | fr Tchéquie | es Chequia | pt Chéquia | it Cechia | pl Czechy
Prague | de ~Prag | es Praga | pt Praga | it Praga | pl ~Praga | cs ~Praha | fr =
Slovakia | de Slowakei | fr Slovaquie | es Eslovaquia | pt Eslováquia | it Slovacchia | pl Słowacja
Hungary | de ~Ungarn | fr Hongrie | es Hungría | pt Hungria | it Ungheria | pl Węgry
Romania | de Rumänien | fr Roumanie | es Rumanía,~Rumania | pt Romênia,Roménia | pl Rumunia | it =
Bucharest | de Bukarest | fr Bucarest | es Bucarest | pt Bucareste | it Bucarest | pl Bukareszt
Bulgaria | de Bulgarien | fr Bulgarie | pt Bulgária | pl Bułgaria | es = | it =
Serbia | de Serbien | fr Serbie | pt Sérvia | es = | it =
Belgrade | de ~Belgrad | es Belgrado | pt Belgrado | it Belgrado | fr =
Croatia | de Kroatien | fr Croatie | es Croacia | pt Croácia | it Croazia | pl Chorwacja
Slovenia | de Slowenien | fr Slovénie | es Eslovenia | pt Eslovênia,Eslovénia | it ~Slovenia
Bosnia | de Bosnien | fr Bosnie | pt Bósnia | pl Bośnia | es = | it =
Albania | de Albanien | fr Albanie | pt Albânia | es = | it =
Macedonia | de Mazedonien | fr Macédoine | pt Macedônia,Macedónia | es = | it =
Kosovo | pl Kosowo | de =,~Kosovo | fr = | es = | it =
Greece | de Griechenland | fr Grèce | es Grecia | pt Grécia | it Grecia | pl Grecja
Athens | de ~Athen | fr Athènes | es Atenas | pt Atenas | it ~Atene | pl Ateny
Cyprus | de Zypern | fr Chypre | es Chipre | pt Chipre | it Cipro | pl ~Cypr
Lisbon | de Lissabon | fr Lisbonne | es ~Lisboa | pt ~Lisboa | it Lisbona | pl Lizbona
Seville | fr Séville | es ~Sevilla | pt Sevilha | it Siviglia
Catalonia | de Katalonien | fr Catalogne | es Cataluña | pt Catalunha | it Catalogna | pl Katalonia
Andalusia | de Andalusien | fr Andalousie | es ~Andalucía | pt Andaluzia | it Andalusia
Caucasus | de Kaukasus | fr Caucase | es Cáucaso | pt Cáucaso | it Caucaso | pl Kaukaz
Mediterranean | de Mittelmeer | fr Méditerranée | es Mediterráneo | pt Mediterrâneo | it Mediterraneo
Asia | de ~Asien | fr Asie | pt Ásia | pl Azja | es = | it =
Africa | de ~Afrika | fr Afrique | es África | pt África | pl ~Afryka | it =
Latin America | de Lateinamerika | fr Amérique latine | es América Latina,Latinoamérica | pt América Latina | it America Latina
United States | de Vereinigte Staaten | fr États-Unis,Etats-Unis | es Estados Unidos | pt Estados Unidos,~EUA | it Stati Uniti
Mexico | de Mexiko | fr Mexique | es ~México | pt ~México | it Messico | pl Meksyk
Brazil | de Brasilien | fr Brésil | es ~Brasil | pt ~Brasil | it Brasile | pl Brazylia
Argentina | de Argentinien | pl Argentyna | fr ~Argentine | es = | pt = | it =
Peru | fr Pérou | es Perú | it Perù | de = | pt =
Colombia | de Kolumbien | fr Colombie | pt Colômbia | pl Kolumbia | es = | it =
Bolivia | de Bolivien | fr Bolivie | pt Bolívia | pl Boliwia | es = | it =
Ecuador | fr Équateur | pt Equador | pl Ekwador | es = | de =
Cuba | de ~Kuba | pl ~Kuba | fr = | es = | pt = | it =
Havana | fr La Havane | es La Habana | it L'Avana | pl Hawana | pt =
Haiti | fr Haïti | es Haití | de = | pt = | it =
Jamaica | fr Jamaïque | de ~Jamaika | es = | pt = | it =
Panama | es Panamá | pt Panamá | de = | fr = | it =
Canada | de ~Kanada | es Canadá | pt Canadá | pl ~Kanada | fr = | it =
New York | es Nueva York | pt Nova York,Nova Iorque | pl Nowy Jork | de = | fr =,~New-York | it =
California | de Kalifornien | fr Californie | pt Califórnia | pl Kalifornia | es = | it =
Philadelphia | fr Philadelphie | es Filadelfia | pt Filadélfia | it Filadelfia | pl Filadelfia | de =
NATO | fr OTAN,~Otan | es OTAN,~Otan | pt OTAN,Otan | de = | it =
"""


class Spelling(NamedTuple):
    """What a foreign spelling stands for."""

    right: str  # in the language of the text
    languages: tuple[str, ...]  # that spell it like this
    is_person: bool


_LINES = (*PEOPLE.strip().split("\n"), *PLACES.strip().split("\n"))
_PEOPLE_LINES = PEOPLE.strip().count("\n") + 1


def in_table(words: frozenset[str]) -> frozenset[str]:
    """Those of some capitalised words that the tables have, right forms too, or have as a part of a word.

    Those of the first text are searched for if they are few: to make a set of the tables takes as long as to check a short
    text, and pays when there is a second one.
    """
    if next(_TEXTS) == 0 and len(words) <= _FEW:
        tables = f"{PEOPLE}{PLACES}".encode()  # bytes are searched twice as fast
        return frozenset(word for word in words if word.encode() in tables)
    return words & _table_words()


@cache
def _table_words() -> frozenset[str]:
    return frozenset(_TABLE_WORD.findall(PEOPLE) + _TABLE_WORD.findall(PLACES))


@cache
def spellings(word: str, language: str) -> tuple[tuple[str, Spelling], ...]:
    """The foreign spellings that `word` begins, for texts in `language`, each with what it stands for.

    Lines are read only when a text has one of their words: reading all of them takes longer than checking a short text.
    A form that is also English is foreign to no text: names of firms, clubs and papers are full of them.
    """
    found: dict[str, Spelling] = {}
    for index, line in enumerate(_LINES):
        if word not in line:
            continue
        forms = _forms(line)
        if language not in forms:
            continue
        own = {form.lstrip("~") for form in (*forms[language], forms["en"][0])}
        if word in own:
            return ()
        for code, listed in forms.items():
            for form in listed:
                if form not in own and not form.startswith("~") and _TABLE_WORD.findall(form)[0] == word:
                    languages = found[form].languages if form in found else ()
                    found[form] = Spelling(forms[language][0].lstrip("~"), (*languages, code), index < _PEOPLE_LINES)
    return tuple(found.items())


def _forms(line: str) -> dict[str, list[str]]:
    """Language -> forms, the usual one first."""
    english, *columns = line.split(" | ")
    forms = {"en": [english]}
    for column in columns:
        code, _, listed = column.partition(" ")
        forms[code] = [english if form.strip("~") == "=" else form for form in listed.split(",")]
    return forms
