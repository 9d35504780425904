import type { DemoPage } from './pages.ts'

export const pagesEn: DemoPage[] = [
  {
    slug: 'introduction',
    title: 'About the hospital',
    body: `Jiangcheng First Hospital is a general teaching hospital with two campuses, Riverside and North, about 1,600 beds and some 1.8 million outpatient visits a year.

## What we treat
Thirty-two outpatient departments on two campuses. Riverside has every specialty, surgery and critical care. North looks after older people, rehabilitation, long-term conditions and children; it is close to the housing estates and easy to park at.

## How we work
- Every outpatient number can be booked online. Some are kept for the telephone and the desk, so nobody needs a smartphone.
- Numbers open by a public rule. A number that is given back goes to the pool and cannot be passed on.
- Any desk can refund a fee; the money goes back the way it came.

## Contact
Switchboard 0000-5550100, day and night. Tell us what went wrong at the service desk on the ground floor, or in this app.`,
  },
  {
    slug: 'directions',
    title: 'Getting here',
    body: `## Riverside campus
118 Chengjiang Avenue, Binjiang District.

- Metro: line 2, First Hospital, exit B, 200 metres, lifts all the way.
- Bus: 8, 21 and 106 to First Hospital.
- Car: north gate. The first 30 minutes underground are free. Between 8 and 10 in the morning the car park is usually full.
- Wheelchairs can be borrowed at the north gate and at the metro exit with an identity card, without a deposit.

## North campus
26 Guiyuan Road, Chengbei District.

- Bus: 15 and 33 to Guiyuan Road.
- Car: east gate, free for three hours for outpatients.
- A free shuttle runs between the campuses every 40 minutes, 7:00 to 17:40, from the outpatient entrances.`,
  },
  {
    slug: 'process',
    title: 'Your visit step by step',
    body: `## Before you come
- Choose campus, department, doctor and time in this app, add the patient and pay the registration fee. An unpaid number is kept for 15 minutes, 30 in elder mode.
- If that is difficult, call the switchboard or come to any desk: we do it for you.
- Bring an identity card or passport, earlier records and the medicines you take.

## When you arrive
- Come at the time you booked, no need to be much earlier. Check in at the nurses' station of the department.
- First-time patients get an electronic card; showing the phone is enough.

## Consultation and tests
- Go in when the screen shows your number. If you missed it, tell the nurse: you will be a few places later.
- Pay on the phone, at a machine or at a desk.
- When results are ready the same day, return to the same room without a new number.

## Cancelling
- Free until 17:00 the day before. After that, until 30 minutes before your time, it is possible and counts as late.
- The fee goes back the way it came. If the clinic is stopped we tell you and refund everything.`,
  },
  {
    slug: 'equipment',
    title: 'Equipment and tests',
    body: `## Imaging
- Three 3.0 T MRI scanners, usually within 2 to 4 days. Tell the doctor about pacemakers and metal implants first.
- Four 256-slice CT scanners; emergency CT day and night.
- Digital X-ray, mammography and bone density on the same day.

## Endoscopy and function tests
- Gastroscopy and colonoscopy every morning, with sedation if you wish; bring somebody to take you home.
- Lung function, Holter, ambulatory blood pressure, EEG and EMG on floors 3 and 4 of the outpatient building.

## Treatment
- Two linear accelerators, eighty dialysis places, one hyperbaric chamber.
- A surgical robot for urology and thoracic surgery.

How to prepare is printed on each request and sent to your messages.`,
  },
]
