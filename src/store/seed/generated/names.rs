//! What people and their places are called. A name that is not Latin has its Latin form after `=`.

pub struct Culture {
    /// Of the sum of all shares.
    pub share: usize,
    pub code: &'static str,
    pub country: &'static str,
    /// With the state after `/` where addresses name one.
    pub cities: &'static str,
    pub family_first: bool,
    /// Between the names; empty: there is no second given name either.
    pub gap: &'static str,
    pub given: &'static str,
    pub family: &'static str,
}

pub const CULTURES: &[Culture] = &[
    Culture {
        share: 22,
        code: "US",
        country: "United States",
        cities: "Seattle/Washington, Austin/Texas, Chicago/Illinois, Boston/Massachusetts, Denver/Colorado, Atlanta/Georgia",
        family_first: false,
        gap: " ",
        given: "Adele, Alex, Amber, Andre, Beth, Brian, Calvin, Carla, Casey, Chris, Dana, Derek, Diego, Ellen, Emily, \
                Enrico, Frank, Gail, Grace, Henrietta, Ian, Irvin, Isaiah, Joni, Jordan, Kevin, Lee, Lidia, Lynne, Marcus, \
                Megan, Miriam, Nestor, Olivia, Patti, Pradeep, Quinn, Raul, Rosa, Samantha, Sean, Tamika, Tyler, Wendy",
        family: "Adams, Alvarez, Anderson, Baker, Bennett, Bowen, Brooks, Carter, Chapman, Coleman, Cruz, Davis, Delgado, \
                 Edwards, Fisher, Foster, Garcia, Graham, Greene, Hall, Harris, Henderson, Hughes, Jenkins, Johnson, Kelly, \
                 Langer, Marshall, Mitchell, Nguyen, O'Connor, Parker, Patel, Peterson, Reed, Rivera, Sawyer, Sherman, \
                 Smith, Torres, Vance, Walker, Washington, Wilber, Young, Zimmerman",
    },
    Culture {
        share: 12,
        code: "DE",
        country: "Germany",
        cities: "Berlin, Hamburg, München, Köln, Frankfurt am Main, Düsseldorf, Nürnberg",
        family_first: false,
        gap: " ",
        given: "Änne, Andreas, Anke, Björn, Brigitte, Christoph, Dörte, Eberhard, Elke, Florian, Franziska, Götz, Gudrun, \
                Günther, Hannelore, Heiko, Ingrid, Jens, Jörg, Jürgen, Kai, Käthe, Katrin, Lars, Lena, Lukas, Mareike, \
                Matthias, Mechthild, Norbert, Rüdiger, Sabine, Sören, Stefan, Svenja, Thorsten, Ulrike, Uwe, Wolfgang",
        family: "Albrecht, Bäcker, Bauer, Baumgärtner, Becker, Böhm, Brandt, Busch, Dietrich, Engel, Fischer, Frank, Fröhlich, \
                 Groß, Günther, Haas, Hartmann, Hofmann, Jäger, Kaiser, Keller, König, Krämer, Krüger, Kühn, Lehmann, \
                 Lorenz, Möller, Müller, Pfeiffer, Richter, Roth, Schäfer, Schmidt, Schneider, Schröder, Schuster, Schwarz, \
                 Überschär, Vogel, Wagner, Weiß, Winkler, Wolff, Ziegler",
    },
    Culture {
        share: 7,
        code: "FR",
        country: "France",
        cities: "Paris, Lyon, Marseille, Nantes, Orléans, Besançon",
        family_first: false,
        gap: " ",
        given: "Adélaïde, Agnès, Anaïs, Antoine, Aurélie, Benoît, Camille, Cédric, Céline, Chloé, Clément, Eloïse, Étienne, \
                François, Geneviève, Gérard, Hélène, Inès, Jérôme, Joël, Léa, Loïc, Maël, Maëlle, Noémie, Océane, Pascal, \
                Rémi, Sébastien, Solène, Thérèse, Théo, Valérie, Yves, Zoé",
        family: "Aubert, Barbier, Baudoin, Bénard, Besson, Blanchard, Boucher, Carré, Charpentier, Chevalier, Clément, Deschamps, \
                 Dufrêne, Dupré, Étienne, Faure, Gauthier, Giraud, Guérin, Hervé, L'Hôpital, Lacroix, Lefèvre, Legrand, Léger, \
                 Maréchal, Mercier, Moreau, Noël, Pélissier, Périer, Renaud, Rousseau, Thévenet, Vallée, Verdier",
    },
    Culture {
        share: 6,
        code: "ES",
        country: "Spain",
        cities: "Madrid, Barcelona, Málaga, Cádiz, León, A Coruña",
        family_first: false,
        gap: " ",
        given: "Adrián, Alba, Álvaro, Andrés, Ángela, Begoña, Belén, César, Concepción, Cristóbal, Débora, Elías, Encarnación, \
                Fabián, Gonzalo, Inés, Íñigo, Iván, Jesús, Joaquín, Lucía, María, Martín, Mónica, Nuria, Óscar, Pilar, \
                Ramón, Raquel, Rocío, Rubén, Sofía, Tomás, Verónica, Víctor, Ximena",
        family: "Acuña, Álvarez, Araújo, Benítez, Cabañas, Calderón, Cárdenas, Castaño, Díaz, Domínguez, Fernández, Galán, Gómez, \
                 Gutiérrez, Hernández, Ibáñez, Jiménez, Lázaro, López, Marín, Martínez, Méndez, Muñoz, Núñez, Ordóñez, Pérez, \
                 Quiñones, Ramírez, Rodríguez, Sáez, Sánchez, Suárez, Vázquez, Yáñez, Zúñiga",
    },
    Culture {
        share: 6,
        code: "SE",
        country: "Sweden",
        cities: "Stockholm, Göteborg, Malmö, Umeå, Örebro, Västerås",
        family_first: false,
        gap: " ",
        given: "Åke, Anders, Åsa, Åse, Astrid, Bengt, Birgitta, Björn, Cajsa, Ebba, Elin, Gösta, Göran, Gunnar, Håkan, Ingela, \
                Jörgen, Kerstin, Lovisa, Märta, Måns, Nils, Örjan, Öyvind, Pär, Ragnhild, Sigrid, Søren, Sölve, Tuva, Viggo, Ylva",
        family: "Åberg, Åkesson, Ångström, Bäckström, Bergström, Björk, Dahlgren, Ekström, Engström, Forsberg, Grönlund, Hägg, \
                 Håkansson, Hedström, Höglund, Jönsson, Källström, Lindqvist, Löfgren, Malmqvist, Månsson, Nyström, Öberg, \
                 Öhman, Östlund, Pålsson, Rydén, Sandström, Sjögren, Söderberg, Sørensen, Strömberg, Wåhlin",
    },
    Culture {
        share: 6,
        code: "PL",
        country: "Poland",
        cities: "Warszawa, Kraków, Łódź, Wrocław, Poznań, Gdańsk",
        family_first: false,
        gap: " ",
        given: "Agnieszka, Anna, Bartłomiej, Błażej, Bogusława, Czesław, Dorota, Elżbieta, Grażyna, Grzegorz, Jędrzej, Józef, \
                Katarzyna, Łucja, Łukasz, Małgorzata, Marcin, Michał, Mirosław, Paweł, Przemysław, Radosław, Rafał, Róża, \
                Sławomir, Stanisława, Wacław, Wiesława, Wojciech, Żaneta, Zdzisław, Zofia",
        family: "Bąk, Błaszczyk, Borkowska, Chmielewski, Cieślak, Czerwińska, Dąbrowski, Gąsior, Głowacka, Górski, Jabłoński, \
                 Jędrzejczak, Kałuża, Kołodziej, Kowalczyk, Król, Krawczyk, Łuczak, Malinowska, Mazur, Ostrowski, Pająk, \
                 Piątek, Różański, Rutkowska, Sobczak, Stępień, Szczepański, Śliwa, Wąsik, Wójcik, Wróbel, Zając, Żak",
    },
    Culture {
        share: 4,
        code: "TR",
        country: "Turkey",
        cities: "İstanbul, Ankara, İzmir, Eskişehir, Muğla",
        family_first: false,
        gap: " ",
        given: "Ayşe, Barış, Burçin, Çağla, Çiğdem, Doğan, Elif, Emre, Gökhan, Gülşen, Hüseyin, İbrahim, İpek, İrem, Işıl, Kağan, \
                Mehmet, Müge, Nurgül, Oğuz, Ömer, Özgür, Özlem, Pınar, Şebnem, Selçuk, Şükrü, Tuğba, Ümit, Yağmur, Zülal",
        family: "Acar, Akgül, Aydın, Başaran, Bozkuş, Çakır, Çelik, Coşkun, Demirtaş, Doğru, Erdoğmuş, Güneş, Işık, İnan, Karataş, \
                 Kılıç, Koç, Öktem, Özdemir, Özkan, Sağlam, Şahin, Şimşek, Tekin, Türkoğlu, Uçar, Ünal, Yıldız, Yücel",
    },
    Culture {
        share: 6,
        code: "VN",
        country: "Vietnam",
        cities: "Hà Nội, Đà Nẵng, Huế, Cần Thơ, Hải Phòng",
        family_first: true,
        gap: " ",
        given: "Ánh, Bảo, Bích, Châu, Cường, Đạt, Diệp, Đức, Dũng, Duyên, Giang, Hạnh, Hiền, Hiếu, Hoàng, Hương, Khánh, Lâm, Linh, \
                Mỹ, Ngọc, Nhung, Phúc, Phượng, Quân, Quỳnh, Sơn, Tâm, Thảo, Thắng, Thủy, Tiến, Trâm, Tuấn, Tuyết, Vân, Việt, Yến",
        family: "Bùi, Cao, Đặng, Đinh, Đỗ, Đoàn, Dương, Hồ, Hoàng, Huỳnh, Lê, Lương, Lý, Mai, Ngô, Nguyễn, Phạm, Phan, Phùng, Tạ, \
                 Thái, Tô, Trần, Triệu, Trịnh, Trương, Võ, Vũ",
    },
    Culture {
        share: 4,
        code: "GR",
        country: "Greece",
        cities: "Αθήνα, Θεσσαλονίκη, Πάτρα, Ηράκλειο",
        family_first: false,
        gap: " ",
        given: "Αθηνά=athina, Αλέξανδρος=alexandros, Άννα=anna, Γιώργος=giorgos, Δήμητρα=dimitra, Ελένη=eleni, Ευαγγελία=evangelia, \
                Ηλίας=ilias, Θάνος=thanos, Ιωάννα=ioanna, Κατερίνα=katerina, Κώστας=kostas, Μαρία=maria, Νίκος=nikos, \
                Όλγα=olga, Παναγιώτης=panagiotis, Σοφία=sofia, Σπύρος=spyros, Φωτεινή=foteini, Χρήστος=christos, Ωραία=oraia",
        family: "Αγγελίδης=angelidis, Αναγνώστου=anagnostou, Βασιλείου=vasileiou, Γαλάνης=galanis, Δημητρίου=dimitriou, \
                 Ζαχαρίου=zachariou, Θεοδώρου=theodorou, Ιωαννίδης=ioannidis, Καρράς=karras, Κωνσταντίνου=konstantinou, \
                 Λάμπρου=lamprou, Μαυρίδης=mavridis, Νικολάου=nikolaou, Οικονόμου=oikonomou, Παπαδάκης=papadakis, \
                 Ραφτόπουλος=raftopoulos, Σταύρου=stavrou, Τσάκαλος=tsakalos, Χατζής=chatzis, Ψαρράς=psarras",
    },
    Culture {
        share: 6,
        code: "UA",
        country: "Ukraine",
        cities: "Київ, Львів, Одеса, Харків, Дніпро",
        family_first: false,
        gap: " ",
        given: "Андрій=andrii, Богдан=bohdan, Василь=vasyl, Віра=vira, Ганна=hanna, Дарина=daryna, Дмитро=dmytro, Євген=yevhen, \
                Зоряна=zoriana, Ігор=ihor, Ірина=iryna, Катерина=kateryna, Леся=lesia, Любов=liubov, Максим=maksym, \
                Микола=mykola, Надія=nadiia, Наталія=nataliia, Оксана=oksana, Олег=oleh, Олена=olena, Остап=ostap, \
                Петро=petro, Світлана=svitlana, Сергій=serhii, Соломія=solomiia, Тарас=taras, Юрій=yurii, Ярослав=yaroslav",
        family: "Бабенко=babenko, Білий=bilyi, Бондар=bondar, Гайдук=haiduk, Гончар=honchar, Гриценко=hrytsenko, Демчук=demchuk, \
                 Дяченко=diachenko, Завада=zavada, Іваненко=ivanenko, Коваль=koval, Козак=kozak, Кравець=kravets, Кучер=kucher, \
                 Лисенко=lysenko, Марчук=marchuk, Мельник=melnyk, Мороз=moroz, Олійник=oliinyk, Павлюк=pavliuk, \
                 Паламар=palamar, Руденко=rudenko, Савчук=savchuk, Сорока=soroka, Ткач=tkach, Федоренко=fedorenko, \
                 Чорний=chornyi, Швець=shvets, Щербак=shcherbak, Яременко=yaremenko",
    },
    Culture {
        share: 5,
        code: "AE",
        country: "United Arab Emirates",
        cities: "Dubai, Abu Dhabi, Sharjah",
        family_first: false,
        gap: " ",
        given: "أحمد=ahmad, أمل=amal, إيمان=iman, بدر=badr, جمال=jamal, حسن=hasan, خالد=khalid, دانا=dana, رائد=raed, ريم=reem, \
                زينب=zainab, سارة=sara, سلمى=salma, شيماء=shaima, صالح=saleh, طارق=tariq, عائشة=aisha, عمر=omar, فاطمة=fatima, \
                كريم=karim, ليلى=layla, مُحَمَّد=mohammed, مريم=maryam, نادية=nadia, هدى=huda, وليد=waleed, ياسر=yasser",
        family: "الأنصاري=alansari, البستاني=albustani, التميمي=altamimi, الجابر=aljaber, الحداد=alhaddad, الخطيب=alkhatib, \
                 الراشد=alrashid, الزهراني=alzahrani, السالم=alsalem, الشامي=alshami, الصباغ=alsabbagh, العلي=alali, \
                 الغانم=alghanim, الفارس=alfares, القاسم=alqasim, الكعبي=alkaabi, المنصوري=almansoori, النجار=alnajjar, \
                 الهاشمي=alhashimi, اليوسف=alyousef",
    },
    Culture {
        share: 3,
        code: "IL",
        country: "Israel",
        cities: "Tel Aviv, Haifa, Jerusalem",
        family_first: false,
        gap: " ",
        given: "אביגיל=avigail, אורי=uri, איתן=eitan, אלון=alon, גיל=gil, דוד=david, דנה=dana, הדס=hadas, יונתן=yonatan, יעל=yael, \
                כרמל=carmel, ליאור=lior, מאיה=maya, משה=moshe, נועה=noa, עמית=amit, רוני=roni, שירה=shira, תמר=tamar",
        family: "אברהמי=avrahami, ברק=barak, גולן=golan, דגן=dagan, הראל=harel, זהבי=zehavi, חן=chen, כהן=cohen, לוי=levi, מזרחי=mizrahi, \
                 נחום=nahum, סגל=segal, פלד=peled, צור=tzur, קפלן=kaplan, רוזן=rozen, שלום=shalom, תבור=tavor",
    },
    Culture {
        share: 6,
        code: "IN",
        country: "India",
        cities: "Mumbai/Maharashtra, Pune/Maharashtra, Jaipur/Rajasthan, Lucknow/Uttar Pradesh, Bhopal/Madhya Pradesh",
        family_first: false,
        gap: " ",
        given: "अंजलि=anjali, अनिल=anil, अर्जुन=arjun, आशा=asha, ईशान=ishan, काव्या=kavya, कृष्णा=krishna, गीता=geeta, दीपक=deepak, \
                नेहा=neha, पूजा=pooja, प्रिया=priya, मीरा=meera, मोहन=mohan, रवि=ravi, राहुल=rahul, लक्ष्मी=lakshmi, विजय=vijay, \
                शांति=shanti, संजय=sanjay, सीता=seeta, सुनील=sunil, स्नेहा=sneha, हरि=hari",
        family: "अग्रवाल=agrawal, कपूर=kapoor, कुलकर्णी=kulkarni, कुमार=kumar, खन्ना=khanna, गुप्ता=gupta, चौधरी=chaudhary, जोशी=joshi, \
                 त्रिपाठी=tripathi, देशमुख=deshmukh, पांडे=pandey, भट्ट=bhatt, मिश्रा=mishra, मेहता=mehta, यादव=yadav, \
                 राठौर=rathore, वर्मा=verma, शर्मा=sharma, सक्सेना=saxena, सिंह=singh",
    },
    Culture {
        share: 3,
        code: "TH",
        country: "Thailand",
        cities: "กรุงเทพฯ, เชียงใหม่, ภูเก็ต",
        family_first: false,
        gap: " ",
        given: "กมล=kamon, กิตติ=kitti, จันทร์=chan, ชัย=chai, ณัฐ=nat, ดวงใจ=duangjai, ธิดา=thida, นภา=napha, ปรีชา=preecha, พิมพ์=pim, \
                มาลี=malee, รัตน์=rat, วิชัย=wichai, ศิริ=siri, สมชาย=somchai, สุดา=suda, อรุณ=arun",
        family: "แก้วมณี=kaewmanee, จันทร์ดี=chandee, ใจงาม=jaingam, ทองคำ=thongkham, บุญมาก=bunmak, พูนสุข=phunsuk, ไพศาล=phaisan, \
                 รุ่งเรือง=rungrueang, วงศ์ไทย=wongthai, ศรีสุข=srisuk, สายทอง=saithong, สุขใจ=sukjai, แสงดาว=saengdao",
    },
    Culture {
        share: 6,
        code: "JP",
        country: "Japan",
        cities: "東京/東京都, 大阪/大阪府, 札幌/北海道, 福岡/福岡県",
        family_first: true,
        gap: " ",
        given: "愛=ai, 明=akira, あかり=akari, 健太=kenta, 恵子=keiko, 蓮=ren, 翔太=shota, 陽菜=hina, さくら=sakura, 美咲=misaki, 直樹=naoki, \
                修=osamu, 大輔=daisuke, 結衣=yui, ユリ=yuri, 太郎=taro, 真理=mari, 拓也=takuya, 千尋=chihiro, 優=yu, エミ=emi",
        family: "青木=aoki, 石川=ishikawa, 伊藤=ito, 上田=ueda, 大野=ono, 岡田=okada, 加藤=kato, 木村=kimura, 小林=kobayashi, 斎藤=saito, \
                 佐藤=sato, 清水=shimizu, 鈴木=suzuki, 高橋=takahashi, 田中=tanaka, 中村=nakamura, 野口=noguchi, 長谷川=hasegawa, \
                 藤田=fujita, 松本=matsumoto, 森=mori, 山田=yamada, 渡辺=watanabe",
    },
    Culture {
        share: 5,
        code: "SG",
        country: "Singapore",
        cities: "Singapore",
        family_first: true,
        gap: "",
        given: "安琪=anqi, 冰=bing, 楚涵=chuhan, 德华=dehua, 芳=fang, 国强=guoqiang, 海燕=haiyan, 佳怡=jiayi, 建国=jianguo, 静=jing, \
                俊杰=junjie, 丽娜=lina, 美玲=meiling, 明=ming, 敏=min, 娜=na, 琪=qi, 思远=siyuan, 伟=wei, 文博=wenbo, 晓明=xiaoming, \
                欣怡=xinyi, 秀英=xiuying, 雪=xue, 洋=yang, 宇轩=yuxuan, 志强=zhiqiang, 子涵=zihan",
        family: "白=bai, 蔡=cai, 陈=chen, 邓=deng, 方=fang, 冯=feng, 高=gao, 郭=guo, 何=he, 胡=hu, 黄=huang, 李=li, 林=lin, 刘=liu, \
                 罗=luo, 马=ma, 欧阳=ouyang, 潘=pan, 沈=shen, 宋=song, 孙=sun, 王=wang, 吴=wu, 徐=xu, 杨=yang, 张=zhang, 赵=zhao, 周=zhou",
    },
    Culture {
        share: 4,
        code: "KR",
        country: "South Korea",
        cities: "서울, 부산, 대전, 인천",
        family_first: true,
        gap: "",
        given: "가은=gaeun, 건우=geonu, 나연=nayeon, 도윤=doyun, 민수=minsu, 민지=minji, 서연=seoyeon, 서준=seojun, 소희=sohee, 수빈=subin, \
                시우=siu, 영호=yeongho, 예진=yejin, 유나=yuna, 은지=eunji, 정훈=jeonghun, 지민=jimin, 지호=jiho, 하은=haeun, 현우=hyeonu",
        family: "강=kang, 고=ko, 권=kwon, 김=kim, 남궁=namgung, 박=park, 배=bae, 서=seo, 송=song, 신=shin, 안=ahn, 오=oh, 유=yoo, 윤=yoon, \
                 이=lee, 임=lim, 장=jang, 전=jeon, 정=jung, 조=cho, 최=choi, 한=han, 홍=hong",
    },
];

pub const DEPARTMENTS: &[&str] = &[
    "Customer Service",
    "Engineering",
    "Executive Management",
    "Facilities",
    "Finance",
    "Human Resources",
    "Information Technology",
    "Legal",
    "Logistics",
    "Manufacturing",
    "Marketing",
    "Procurement",
    "Quality",
    "Research & Development",
    "Retail",
    "Sales",
];

pub const JOB_TITLES: &[&str] = &[
    "Accountant",
    "Administrator",
    "Analyst",
    "Apprentice",
    "Architect",
    "Assistant",
    "Buyer",
    "Consultant",
    "Coordinator",
    "Designer",
    "Developer",
    "Director",
    "Engineer",
    "Head of Department",
    "Manager",
    "Planner",
    "Representative",
    "Scientist",
    "Senior Analyst",
    "Senior Engineer",
    "Specialist",
    "Supervisor",
    "Team Lead",
    "Technician",
];

/// Where guests come from.
pub const PARTNERS: &[&str] = &["fabrikam.example", "northwind.example", "tailspin.example", "woodgrove.example"];
